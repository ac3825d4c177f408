import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../server/kernel/port.js';
import { cloneDatabase } from '../server/testing/cloneDatabase.mjs';

export interface RunningRapport {
  url: string;
  /** Where mails land. */
  mailFolder: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** Runs the built product as people do, on a copy of the demo organization of its own. */
export async function startRapport(env: NodeJS.ProcessEnv = {}): Promise<RunningRapport> {
  const [database, port] = await Promise.all([cloneDatabase(process.env.DEMO_DATABASE_URL), freePort()]);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rapport-e2e-'));
  await cp(process.env.DEMO_DATA_DIR as string, dataDir, { recursive: true });
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    const ended = child.exitCode === null && once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`Rapport did not start:\n${output}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        output += part;
        if (output.includes('is ready at')) resolve();
      });
    }
  });
  return {
    url: `http://127.0.0.1:${port}`,
    mailFolder: path.join(dataDir, 'mail'),
    databaseUrl: database.url,
    stop,
  };
}
