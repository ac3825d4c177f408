// npm run check: everything that can be checked without running the product. Goes on after a failure.
import { run } from './lib/project.mjs';

const CHECKS = {
  'Format and lint': ['biome', ['check', '.']],
  'Types of the server': ['tsc', ['--project', 'tsconfig.json']],
  'Operations of the web app': ['graphql-codegen', ['--config', 'codegen.ts']],
  'Types of the web app': ['tsc', ['--project', 'web/tsconfig.json']],
  'Unused files and packages': ['knip', ['--no-progress']],
};

const failed = [];
for (const [name, [program, args]] of Object.entries(CHECKS)) {
  const code = await run(program, args, { quiet: true });
  console.log(`${code ? 'FAIL' : 'ok  '}  ${name}`);
  if (code) failed.push(name);
}
if (failed.length) process.exitCode = 1;
