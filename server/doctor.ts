import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { Redis } from 'ioredis';
import { database } from './doctorDatabase.js';
import type { Settings } from './kernel/config.js';
import { requireFreePort } from './kernel/port.js';
import { runningPostgresUrl } from './kernel/postgres.js';

/** What a check found; `advice` says how to mend what is not well. */
export interface Finding {
  well: boolean;
  text: string;
  advice?: string;
}
type Check = (settings: Settings) => Finding | Promise<Finding>;

const CHECKS: Record<string, Check> = {
  'Node.js': nodeVersion,
  'Data folder': dataFolder,
  'Disk space': diskSpace,
  Port: port,
  Redis: redis,
  Database: database,
};

/** Prints what is well and what is not, with advice; answers whether all is well. */
export async function examine(settings: Settings): Promise<boolean> {
  let allWell = true;
  for (const [name, check] of Object.entries(CHECKS)) {
    const { well, text, advice } = await Promise.resolve(settings).then(check).catch(asFinding);
    console.log(`${well ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)} ${text}`);
    if (!well && advice) console.log(`      ${' '.repeat(12)} → ${advice}`);
    allWell &&= well;
  }
  console.log(allWell ? '\nAll is well.' : '\nSomething needs attention.');
  return allWell;
}

const asFinding = (error: Error): Finding => ({ well: false, text: error.message || String(error) });

function nodeVersion(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const well = major > 20 || (major === 20 && minor >= 19);
  return { well, text: process.version, advice: 'Install Node.js 20.19 or newer.' };
}

function dataFolder({ dataDir }: Settings): Finding {
  const advice = `Give this user the right to write there (chown), or set DATA_DIR to another folder.`;
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return { well: true, text: dataDir };
  } catch (error) {
    return { ...asFinding(error as Error), advice };
  }
}

function diskSpace({ dataDir }: Settings): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = (bavail * bsize) / 2 ** 30;
  return {
    well: free >= 1,
    text: `${free.toFixed(1)} GiB free`,
    advice: 'Free at least 1 GiB, or move DATA_DIR.',
  };
}

async function port({ port, host, dataDir }: Settings): Promise<Finding> {
  if (runningPostgresUrl(dataDir)) return { well: true, text: `${port}, Rapport is running` };
  await requireFreePort(port, host);
  return { well: true, text: `${port} is free` };
}

async function redis({ redisUrl }: Settings): Promise<Finding> {
  if (!redisUrl) return { well: true, text: 'not used (one process needs none; several need REDIS_URL)' };
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 2000,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    return { well: true, text: 'answers' };
  } catch (error) {
    return {
      ...asFinding(error as Error),
      advice: 'Start Redis, correct REDIS_URL, or unset it when one process does everything.',
    };
  } finally {
    client.disconnect();
  }
}
