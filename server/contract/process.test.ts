import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../kernel/port.js';
import { cloneDatabase } from '../testing/cloneDatabase.mjs';

test('Rapport as a process of its own fills an empty database, says where it is, signs people in and stops when asked', async () => {
  const database = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rapport-process-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: String(port),
    },
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output += part;
        if (output.includes('Stop with Ctrl-C')) resolve();
      });
  });
  const ended = once(child, 'exit');
  await Promise.race([ready, ended]);
  expect(output).toContain(`Rapport (all) is ready at http://localhost:${port}`);
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: LoginInput!) { login(input: $input) { user { name } } }',
      variables: { input: { email: 'demo@example.com', password: 'rapport-demo' } },
    }),
  });
  expect(await response.json()).toEqual({ data: { login: { user: { name: expect.any(String) } } } });
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await database.drop();
  await rm(dataDir, { recursive: true });
}, 60_000);
