// npm run dev: the server, compiled and restarted on each change, and the web app with hot reloading.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createServer } from 'vite';
import { buildServer, generateWebTypes } from './build.mjs';
import { root } from './lib/project.mjs';

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

web.watcher.add(['server', 'migrations', 'schema'].map((folder) => path.join(root, folder)));
web.watcher.on('all', (_event, file) => {
  if (file.endsWith('.graphql')) soon(generateWebTypes);
  else if (!path.relative(root, file).startsWith('web')) soon(rebuild);
});
process.on('exit', () => server.kill());
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
