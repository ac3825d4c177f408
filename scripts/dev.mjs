// npm run dev: the server, compiled and restarted on each change, and the web app with hot reloading.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createServer } from 'vite';
import { buildServer, generateWebTypes } from './build.mjs';

const port = process.env.PORT ?? '4000';
process.env.RAPPORT_SERVER ??= `http://localhost:${port}`;

let server;
let stopping = false;
let timer;

await buildServer();
startServer();
await generateWebTypes();
const web = await createServer({ configFile: 'web/vite.config.ts' });
await web.listen();
web.printUrls();

for (const folder of ['server', 'migrations']) watch(folder, { recursive: true }, () => soon(rebuild));
for (const folder of ['schema', 'web']) {
  watch(folder, { recursive: true }, (_event, file) => file?.endsWith('.graphql') && soon(generateWebTypes));
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

/** Waits until an editor or a checkout has finished writing. */
function soon(action) {
  clearTimeout(timer);
  timer = setTimeout(() => action().catch((error) => console.error(error.message ?? error)), 150);
}

async function rebuild() {
  if (!(await buildServer())) return;
  await endServer();
  if (!stopping) startServer();
}

function startServer() {
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], { stdio: 'inherit' });
}

async function endServer() {
  if (server.exitCode !== null || server.signalCode) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function stop() {
  if (stopping) return;
  stopping = true;
  await Promise.all([endServer(), web.close()]);
  process.exit(0);
}
