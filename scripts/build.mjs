// Compiles server/ and migrations/ to dist/ and builds web/ to dist/web/; does only what has changed.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesIn, hashOf, isMain, mustRun, setStamp, stampOf } from './lib/project.mjs';

const SWC = {
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

/** Compiles the changed files of the server; answers whether there were any. */
export const buildServer = () =>
  compile(
    'server',
    filesIn('server', 'migrations', 'bench').filter((file) => !isTest(file)),
  );

/** Compiles the changed files of the API and end-to-end tests, into the tree of what they test. */
export const buildTests = () => compile('tests', [...filesIn('server').filter(isTest), ...filesIn('e2e')]);

const isTest = (file) => /\.test\.ts$|^server\/(testing|contract)\//.test(file);
const outputOf = (file) => path.join('dist', file.replace(/\.ts$/, '.js'));

/** Compiles those of the files that have changed since this was last done under the name. */
async function compile(name, files) {
  const before = stampOf(name) ?? { files: {} };
  const compiler = hashOf(['scripts/build.mjs', 'package-lock.json']);
  const now = Object.fromEntries(files.map((file) => [file, hashOf([file])]));
  const gone = Object.keys(before.files).filter((file) => !now[file]);
  const stale = files.filter(
    (file) => before.compiler !== compiler || before.files[file] !== now[file] || !existsSync(outputOf(file)),
  );
  for (const file of gone)
    for (const suffix of ['', '.map']) rmSync(outputOf(file) + suffix, { force: true });
  if (stale.length) {
    const { transformFileSync } = await import('@swc/core');
    for (const file of stale) emit(file, transformFileSync);
  }
  setStamp(name, { compiler, files: now });
  return stale.length + gone.length > 0;
}

function emit(file, transformFileSync) {
  const output = outputOf(file);
  mkdirSync(path.dirname(output), { recursive: true });
  if (!file.endsWith('.ts')) return cpSync(file, output);
  const sourceFileName = path.relative(path.dirname(output), file);
  const { code, map } = transformFileSync(file, { ...SWC, sourceFileName });
  writeFileSync(output, `${code}//# sourceMappingURL=${path.basename(output)}.map\n`);
  writeFileSync(`${output}.map`, map);
}

/** Generates the types of the web app's operations when the schema or an operation has changed. */
export async function generateWebTypes() {
  const operations = filesIn('web').filter((file) => file.endsWith('.graphql'));
  const stamp = hashOf(['codegen.ts', 'package-lock.json', ...filesIn('schema'), ...operations]);
  if (stampOf('webTypes') === stamp && existsSync('web/gql/graphql.ts')) return;
  await mustRun('graphql-codegen', ['--config', 'codegen.ts'], { quiet: true });
  setStamp('webTypes', stamp);
}

/** Builds the web app when anything it is made of has changed. */
export async function buildWeb() {
  if (!existsSync('web/index.html')) return;
  await generateWebTypes();
  const stamp = hashOf([
    'package-lock.json',
    ...filesIn('web').filter((file) => !/\.test\.tsx?$/.test(file)),
  ]);
  if (stampOf('web') === stamp && existsSync('dist/web/index.html')) return;
  await mustRun('vite', ['build', 'web', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } });
  await Promise.all(
    filesIn('dist/web')
      .filter((file) => /\.(js|css|html|svg|json)$/.test(file))
      .map(compress),
  );
  setStamp('web', stamp);
}

/** Puts the compressed forms beside a file, which the server sends to browsers that take them. */
async function compress(file) {
  const content = readFileSync(file);
  if (content.length < 1024) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
}

if (isMain(import.meta.url)) {
  await buildServer();
  await buildWeb();
}
