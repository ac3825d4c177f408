import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './port.js';
import { findPostgresHome, type PostgresHome } from './postgresHome.js';
import { isAlive, lockDataDir, publishUrl, unlockDataDir } from './postgresLock.js';
import { StartupError } from './startupError.js';

export { runningPostgresUrl } from './postgresLock.js';

const MAJOR = '18';
const USER = 'rapport';
const LOCALE = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

export interface EmbeddedPostgres {
  url: string;
  /** Settles when the server has ended; never while it runs. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: (line: string) => void;
  /** Further server settings, such as `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
}

/** Starts the PostgreSQL that comes with Rapport on `dataDir`, creating the database at the first start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  lockDataDir(dataDir);
  try {
    const home = await findPostgresHome(dataDir);
    await createCluster(home, dataDir);
    await stopOrphan(home.data, options.log);
    const { child, port } = await launch(home, options);
    const url = `postgresql://${USER}:${password(dataDir)}@127.0.0.1:${port}/postgres`;
    publishUrl(dataDir, url);
    const ended = exitOf(child);
    return { url, ended, stop: () => stop(child, ended, dataDir) };
  } catch (error) {
    unlockDataDir(dataDir);
    throw error;
  }
}

/** Makes the database files beside their place and moves them there when complete. */
async function createCluster({ bin, data, account }: PostgresHome, dataDir: string): Promise<void> {
  if (existsSync(data)) return requireVersion(data);
  const draft = `${data}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password(dataDir), { mode: 0o600 });
  try {
    if (account.uid !== undefined)
      for (const file of [draft, passwordFile]) chownSync(file, account.uid, account.gid as number);
    await promisify(execFile)(
      path.join(bin, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...LOCALE,
        '--no-sync',
        '--no-instructions',
      ],
      { ...account, cwd: draft, env: { PATH: process.env.PATH } },
    );
    renameSync(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function requireVersion(data: string): void {
  const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR) return;
  throw new StartupError(
    `The data in ${data} was written by PostgreSQL ${version}, but this is PostgreSQL ${MAJOR}. Move it with pg_dump of version ${version}.`,
  );
}

/** The password of the database user: made once and kept beside the data, readable by us alone. */
function password(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Ends a server on this data whose Rapport died without stopping it, and clears a pid file that names a stranger. */
async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const pid = Number(pidFile(data)[0]);
  if (!pid) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isServerOf(pid, data))) return rmSync(path.join(data, 'postmaster.pid'), { force: true });
    log(`Stopping a PostgreSQL left over from an earlier run (process ${pid})`);
    process.kill(pid, signal);
    for (let i = 0; i < 100 && isAlive(pid); i++) await wait(50);
  }
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
  return stdout.includes(data);
}

/** Lines of postmaster.pid: process id, data folder, start time, port, socket folder, address, memory key, status. */
function pidFile(data: string): string[] {
  const file = path.join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

/**
 * Runs the server in a session of its own, so that Ctrl-C reaches only us, with a watcher on file descriptor 3:
 * when we are gone, however we went, the pipe closes and the server shuts down.
 */
const WATCHED = '(read _ <&3; kill -INT $$ 2>/dev/null) & exec "$@" 3<&-';

async function launch(home: PostgresHome, { log, settings }: EmbeddedPostgresOptions) {
  const port = await freePort();
  const all = { ...SETTINGS, ...settings, port: String(port) };
  const args = [
    '-D',
    home.data,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', path.join(home.bin, 'postgres'), ...args], {
    ...home.account,
    cwd: home.data,
    env: { PATH: process.env.PATH },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface(child.stderr as Readable).on('line', (line) => {
    log(line);
    lines.splice(0, lines.length - 20);
    lines.push(line);
  });
  while (pidFile(home.data)[7]?.trim() !== 'ready') {
    if (child.exitCode !== null || child.signalCode)
      throw new StartupError(`PostgreSQL did not start:\n${lines.join('\n')}`);
    await wait(20);
  }
  return { child, port };
}

async function stop(child: ChildProcess, ended: Promise<void>, dataDir: string): Promise<void> {
  if (child.exitCode === null) child.kill('SIGINT');
  await ended;
  unlockDataDir(dataDir);
}

const exitOf = (child: ChildProcess) =>
  new Promise<void>((resolve) =>
    child.once('exit', () => {
      child.stdio[3]?.destroy();
      resolve();
    }),
  );
