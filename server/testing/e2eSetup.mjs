import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cloneDatabase } from './cloneDatabase.mjs';
import { findChromium } from './findChromium.mjs';
import globalSetup from './globalSetup.mjs';

// Once, before the end-to-end tests start in parallel: unpacking a browser twice at a time would break it, and the demo
// organization is made only here; each test file gets a copy of its database and its files.
export default async function e2eSetup() {
  await globalSetup();
  const { url } = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rapport-demo-'));
  await promisify(execFile)(process.execPath, ['dist/server/main.js', 'seed'], {
    env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: url, DATA_DIR: dataDir },
  });
  process.env.DEMO_DATABASE_URL = url;
  process.env.DEMO_DATA_DIR = dataDir;
  const stopPostgres = globalThis.stopTestPostgres;
  globalThis.stopTestPostgres = async () => {
    rmSync(dataDir, { recursive: true });
    await stopPostgres?.();
  };
  await findChromium();
}
