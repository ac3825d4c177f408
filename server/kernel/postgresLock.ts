import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startupError.js';

/** Who uses a data folder: written by the process that started its PostgreSQL, removed when it stops. */
interface Holder {
  pid: number;
  /** Start time of the process, because process ids are used again. */
  startedAt: string;
  /** Set once the server accepts connections. */
  url?: string;
}

const fileOf = (dataDir: string) => path.join(dataDir, 'postgres.lock');

/** Takes the data folder for this process; throws when another live process has it. */
export function lockDataDir(dataDir: string): void {
  for (;;) {
    try {
      writeHolder(dataDir, {}, 'wx');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = liveHolder(dataDir);
    if (holder) {
      throw new StartupError(
        `Another Rapport (process ${holder.pid}) is using the data folder ${dataDir}. ` +
          'Stop it, or set DATA_DIR to another folder.',
      );
    }
    rmSync(fileOf(dataDir), { force: true });
  }
}

/** Lets other commands of this clone (doctor, seed, migrate) find the running server. */
export const publishUrl = (dataDir: string, url: string): void => writeHolder(dataDir, { url }, 'w');

export const unlockDataDir = (dataDir: string): void => rmSync(fileOf(dataDir), { force: true });

/** The address of the PostgreSQL that a live Rapport runs on this data folder, or null. */
export const runningPostgresUrl = (dataDir: string): string | null => liveHolder(dataDir)?.url ?? null;

/** Whether a process runs, and is not merely a zombie or a stranger that got the same id. */
export function isAlive(pid: number, startedAt?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startTime(pid);
  return now !== 'gone' && (startedAt === undefined || now === startedAt);
}

function writeHolder(dataDir: string, more: Partial<Holder>, flag: 'w' | 'wx'): void {
  const holder: Holder = { pid: process.pid, startedAt: startTime(process.pid), ...more };
  writeFileSync(fileOf(dataDir), JSON.stringify(holder), { flag, mode: 0o600 });
}

function liveHolder(dataDir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Holder;
    return isAlive(holder.pid, holder.startedAt) ? holder : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Start time in clock ticks on Linux; 'unknown' where there is no /proc, 'gone' for zombies and dead processes. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : fields[19];
  } catch {
    return process.platform === 'linux' ? 'gone' : 'unknown';
  }
}
