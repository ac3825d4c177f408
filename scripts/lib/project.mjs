import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, and where every script works. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');
process.chdir(root);

const STAMPS = 'dist/stamps.json';

/** All files below the given files and folders, sorted, as paths relative to the project. */
export function filesIn(...places) {
  return places
    .flatMap((place) => {
      if (!existsSync(place)) return [];
      if (statSync(place).isFile()) return [place];
      const entries = readdirSync(place, { recursive: true, withFileTypes: true });
      return entries.filter((it) => it.isFile()).map((it) => path.join(it.parentPath, it.name));
    })
    .sort();
}

/** A fingerprint of the names and contents of files. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('base64url');
}

/** What was recorded under a name when it was last built. */
export const stampOf = (name) => readStamps()[name];

/** Records under a name what it was built from. */
export function setStamp(name, value) {
  mkdirSync('dist', { recursive: true });
  writeFileSync(STAMPS, JSON.stringify({ ...readStamps(), [name]: value }, null, 1));
}

const readStamps = () => (existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {});

/** Runs a program of node_modules/.bin, or `node`; resolves with its exit code. */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const local = path.join('node_modules/.bin', program);
  const child = spawn(existsSync(local) ? local : program, args, {
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  const output = [];
  child.stdout?.on('data', (part) => output.push(part));
  child.stderr?.on('data', (part) => output.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code && quiet) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** Like `run`, but a failure ends the script. */
export async function mustRun(program, args, options) {
  const code = await run(program, args, options);
  if (code) throw new Error(`${program} ${args.join(' ')} failed with exit code ${code}`);
}

/** Whether the script at this address was started by hand, not imported. */
export const isMain = (address) =>
  process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(address);
