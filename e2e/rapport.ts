import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../server/app.js';
import { loadConfig } from '../server/kernel/config.js';
import { freePort } from '../server/kernel/port.js';
import { cloneDatabase } from '../server/testing/cloneDatabase.mjs';

export interface RunningRapport {
  url: string;
  /** Where mails land. */
  mailFolder: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** Runs the built product, with its jobs, on a copy of the demo organization of its own. */
export async function startRapport(): Promise<RunningRapport> {
  const [database, port] = await Promise.all([cloneDatabase(process.env.DEMO_DATABASE_URL), freePort()]);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rapport-e2e-'));
  await cp(process.env.DEMO_DATA_DIR as string, dataDir, { recursive: true });
  const settings = loadConfig({
    NODE_ENV: 'development',
    LOG_LEVEL: 'fatal',
    DATA_DIR: dataDir,
    PORT: String(port),
  });
  const app = await createApp({ config: { ...settings, databaseUrl: database.url }, role: 'all' });
  return {
    url: (await app.listen()).replace('localhost', '127.0.0.1'),
    mailFolder: path.join(dataDir, 'mail'),
    databaseUrl: database.url,
    stop: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
