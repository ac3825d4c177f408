// npm test: types, then unit, API and end-to-end tests; or only the groups named. The last line counts them all.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWeb, generateWebTypes } from './build.mjs';
import { run } from './lib/project.mjs';

const GROUPS = ['unit', 'api', 'e2e'];
const words = process.argv.slice(2);
const chosen = GROUPS.filter((group) => words.includes(group));
const patterns = words.filter((word) => !GROUPS.includes(word));
const total = { passed: 0, failed: 0, skipped: 0 };

if (!chosen.length && !patterns.length) await attempt(checkTypes);
for (const group of chosen.length ? chosen : GROUPS) await attempt(() => runGroup(group));

const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed || !total.passed ? 1 : 0;

/** Goes on after a stage that could not run, and counts it as one failure. */
async function attempt(stage) {
  try {
    await stage();
  } catch (error) {
    console.error(error);
    total.failed += 1;
  }
}

/** Counts as one failure when the types are wrong; the tests run nevertheless. */
async function checkTypes() {
  await generateWebTypes();
  for (const project of ['tsconfig.json', 'web/tsconfig.json'].filter((file) => existsSync(file))) {
    if (await run('tsc', ['--project', project])) total.failed += 1;
  }
}

async function runGroup(group) {
  console.log(`\n── ${group} ──`);
  if (group === 'e2e') await buildWeb();
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-results-'));
  const results = path.join(folder, 'results.json');
  const args = [
    '--selectProjects',
    group,
    '--passWithNoTests',
    `--testTimeout=${group === 'e2e' ? 120_000 : 30_000}`,
    '--json',
    `--outputFile=${results}`,
    ...patterns,
  ];
  // The browser is where the people of the demo are: what they see as today is today for the server, whatever the hour.
  const zone = group === 'e2e' ? { TZ: 'Europe/Berlin' } : {};
  await run('jest', args, {
    env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...zone },
  });
  count(existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numRuntimeErrorTestSuites: 1 });
  rmSync(folder, { recursive: true });
}

/** Adds the results of one run of Jest; a file that could not run at all counts as one failure. */
function count({
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numRuntimeErrorTestSuites = 0,
}) {
  total.passed += numPassedTests;
  total.failed += numFailedTests + numRuntimeErrorTestSuites;
  total.skipped += numPendingTests;
}
