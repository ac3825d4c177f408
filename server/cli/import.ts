import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { parsePlan, type Plan, PlanError, type PlanFile } from '../features/importing/plan.js';
import { inspectTable, readRows } from '../features/importing/readTable.js';
import { Connection, RequestError } from './connection.js';

const USAGE = `npm run import -- --plan <plan.json> --dir <folder> [--url http://localhost:4000]
  --email <address> --password <password>   or   --api-key <key>   (or RAPPORT_API_KEY)`;

interface Outcome {
  id: string;
  status: string;
  rowCount: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  error: string | null;
  problems: { code: string; message: string; count: number; rows: number[] }[];
}

const FIELDS = 'id status rowCount processed created updated skipped failed error problems';

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof PlanError || error instanceof RequestError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

/** Runs the files of a plan one after the other; the exit code is 1 when any row failed. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { plan: { type: 'string' }, dir: { type: 'string' }, url: { type: 'string' }, email: { type: 'string' }, password: { type: 'string' }, 'api-key': { type: 'string' } } });
  const apiKey = values['api-key'] ?? process.env.RAPPORT_API_KEY;
  if (!values.plan || !values.dir || !(apiKey || (values.email && values.password))) {
    console.error(USAGE);
    return 1;
  }
  const plan = parsePlan(readFileSync(values.plan, 'utf8'));
  const missing = [...plan.files, ...Object.values(plan.lookups ?? {})].map(({ file }) => file).filter((file) => !existsSync(path.join(values.dir!, file)));
  if (missing.length > 0) throw new PlanError([...new Set(missing)].map((file) => `${file} is not in ${values.dir}.`));

  const server = new Connection(values.url ?? 'http://localhost:4000');
  if (apiKey) server.useKey(apiKey);
  else await server.signIn(values.email!, values.password!);

  console.log(`${plan.name}: ${plan.files.length} steps`);
  await createPipelines(server, plan);
  const lookups = await readLookups(plan, values.dir);
  const total = { created: 0, updated: 0, skipped: 0, failed: 0 };
  for (const file of plan.files) {
    const outcome = await importFile(server, file, values.dir, lookups);
    for (const key of ['created', 'updated', 'skipped', 'failed'] as const) total[key] += outcome[key];
    if (outcome.status !== 'DONE') throw new RequestError(`${file.file}: ${outcome.error ?? outcome.status}`);
  }
  console.log(`\n${total.created} created, ${total.updated} updated, ${total.skipped} skipped, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

/** Pipelines that the plan needs and that are not there yet. */
async function createPipelines(server: Connection, { pipelines = [] }: Plan): Promise<void> {
  const known = await server.run<{ pipelines: { name: string }[] }>('{ pipelines { name } }');
  for (const { stages, ...input } of pipelines) {
    if (known.pipelines.some(({ name }) => name === input.name)) continue;
    const { createPipeline } = await server.run<{ createPipeline: { id: string } }>('mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { id } }', { input });
    for (const stage of stages)
      await server.run('mutation ($input: CreatePipelineStageInput!) { createPipelineStage(input: $input) { id } }', { input: { pipelineId: createPipeline.id, ...stage } });
  }
}

async function readLookups({ lookups = {} }: Plan, dir: string): Promise<Record<string, Record<string, string>>> {
  const tables: Record<string, Record<string, string>> = {};
  for (const [name, { file, key, value }] of Object.entries(lookups)) {
    const layout = await inspectTable(path.join(dir, file));
    const [from, to] = [layout.headers.indexOf(key), layout.headers.indexOf(value)];
    if (from < 0 || to < 0) throw new PlanError([`lookups.${name}: ${file} has no columns ${key} and ${value}.`]);
    tables[name] = {};
    for await (const row of readRows(path.join(dir, file), layout)) tables[name][row.cells[from]!] = row.cells[to]!;
  }
  return tables;
}

async function importFile(server: Connection, file: PlanFile, dir: string, lookups: Record<string, Record<string, string>>): Promise<Outcome> {
  const label = `${file.file} → ${file.subject}`;
  const body = Readable.toWeb(createReadStream(path.join(dir, file.file))) as ReadableStream;
  const id = await server.upload(file.file, body, { ...(file.encoding ? { encoding: file.encoding } : {}), ...(file.delimiter ? { delimiter: file.delimiter } : {}) });
  const mapping = { ...file.mapping, lookups: { ...lookups, ...file.mapping.lookups } };
  await server.run('mutation ($input: ConfigureImportInput!) { configureImport(input: $input) { id } }', { input: { id, subjectType: file.subject, mode: file.mode, keyFields: file.keys ?? [], mapping } });
  await server.run('mutation ($id: ID!) { startImport(id: $id) { id } }', { id });
  for (;;) {
    const { import: now } = await server.run<{ import: Outcome }>(`query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id });
    draw(label, now);
    if (now.status !== 'RUNNING') {
      report(now);
      return now;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const WIDTH = 24;

/** The progress bar; on a terminal it stays on one line. */
function draw(label: string, { processed, rowCount, status, created, updated, skipped, failed }: Outcome): void {
  const share = status === 'DONE' ? 1 : processed / Math.max(1, rowCount);
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
  const line = `${label.padEnd(34)} ${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${created} created, ${updated} updated, ${skipped} skipped, ${failed} failed`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${status === 'RUNNING' ? '' : '\n'}`);
  else if (status !== 'RUNNING') console.log(line);
}

function report({ problems, failed }: Outcome): void {
  if (failed === 0) return;
  for (const { message, count, rows } of problems.slice(0, 10)) console.log(`    ${count} × ${message} (rows ${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ' …' : ''})`);
}
