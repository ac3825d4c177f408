import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PlanError, parsePlan } from '../features/importing/plan.js';
import { TableError } from '../features/importing/readTable.js';
import { Api, ApiError, type SignIn } from './api.js';
import { countsOf, printOutcome, showProgress } from './report.js';
import { runPlan } from './runPlan.js';

const USAGE = `npm run import -- --plan <plan.json> --dir <folder> --email <e-mail> --password <password>

  --plan      what the files become, see docs/imports.md
  --dir       the folder of the files
  --url       the running server; http://localhost:4000 when left out
  --email, --password   whoever imports; or
  --api-key   a key with the permissions for what is imported
              (also from the environment: RAPPORT_PASSWORD, RAPPORT_API_KEY)`;

class UsageError extends Error {}

try {
  process.exitCode = await importFiles();
} catch (error) {
  const expected = [UsageError, PlanError, ApiError, TableError].some((Class) => error instanceof Class);
  const { message, code } = error as Error & { code?: string };
  if (!expected && !code) throw error;
  console.error(
    error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n\n${USAGE}` : message,
  );
  process.exitCode = 2;
}

/** Imports the files of the plan; answers 1 when a row or a file failed, otherwise 0. */
async function importFiles(): Promise<number> {
  const text = { type: 'string' } as const;
  const options = {
    plan: text,
    dir: text,
    url: { ...text, default: 'http://localhost:4000' },
    email: text,
    password: text,
    'api-key': text,
  };
  const { values } = parseArgs({ options });
  if (!values.plan || !values.dir) throw new UsageError('Name the plan and the folder of its files.');
  const plan = parsePlan(await readFile(values.plan, 'utf8'));
  const api = await Api.open(values.url, signInOf(values));
  console.log(`${plan.name}\n`);
  const states = await runPlan(api, plan, values.dir, showProgress);
  for (const [i, state] of states.entries()) printOutcome(plan.files[i]!, state, api);
  console.log(`\n${countsOf(states)}`);
  return states.every(({ status, failed }) => status === 'DONE' && failed === 0) ? 0 : 1;
}

function signInOf(values: { email?: string; password?: string; 'api-key'?: string }): SignIn {
  const apiKey = values['api-key'] ?? process.env.RAPPORT_API_KEY;
  if (apiKey) return { apiKey };
  const { email, password = process.env.RAPPORT_PASSWORD } = values;
  if (email && password) return { email, password };
  throw new UsageError('Say who imports: --email and --password, or --api-key.');
}
