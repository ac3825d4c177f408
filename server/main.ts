import { existsSync } from 'node:fs';
import { type Config, loadConfig, ROLES, type Role, type Settings } from './kernel/config.js';
import { requireFreePort } from './kernel/port.js';
import { runningPostgresUrl, startEmbeddedPostgres } from './kernel/postgres.js';
import { StartupError } from './kernel/startupError.js';

const TASKS: Role[] = ['migrate', 'seed', 'doctor'];

/** What has to be closed, in the order it was opened. */
const open: { close(): Promise<void> }[] = [];
let stoppingSince = 0;

try {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, fail);
  if (existsSync('.env')) process.loadEnvFile('.env');
  await run(roleFrom(process.argv[2] ?? 'all'));
} catch (error) {
  await fail(error);
}

/** Does what the role asks; returns while servers go on running. */
async function run(role: Role): Promise<void> {
  const settings = loadConfig(process.env);
  if (role === 'doctor') {
    const { examine } = await import('./doctor.js');
    process.exitCode = (await examine(settings)) ? 0 : 1;
    return;
  }
  const serves = role === 'all' || role === 'api';
  if (serves) await requireFreePort(settings.port, settings.host);
  const config = await withDatabase(settings, role);

  const { createApp } = await import('./app.js');
  const app = await createApp({ config, role });
  open.push(app);
  if (role !== 'worker') await app.migrate();
  if (role === 'seed') await app.seedDemo();
  if (TASKS.includes(role)) return stop(0);

  if (serves && config.demo) await app.seedDemoIfEmpty();
  const address = await app.listen();
  console.log(`\n  Rapport (${role}) is ready at ${address}`);
  if (serves && config.demo) console.log('  Sign in with demo@example.com and the password rapport-demo');
  console.log('  Stop with Ctrl-C\n');
}

/** Starts PostgreSQL when no database is configured; tasks use the one of a Rapport that already runs. */
async function withDatabase(settings: Settings, role: Role): Promise<Config> {
  const { databaseUrl, dataDir } = settings;
  const known = databaseUrl ?? (TASKS.includes(role) ? runningPostgresUrl(dataDir) : null);
  if (known) return { ...settings, databaseUrl: known };

  const log = settings.logLevel === 'debug' || settings.logLevel === 'trace' ? console.log : () => {};
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  open.push({ close: () => postgres.stop() });
  void postgres.ended.then(() => {
    if (!stoppingSince) return fail(new StartupError('PostgreSQL ended unexpectedly. Start Rapport again.'));
  });
  return { ...settings, databaseUrl: postgres.url };
}

function roleFrom(word: string): Role {
  if (ROLES.includes(word as Role)) return word as Role;
  throw new StartupError(`There is no role "${word}". Use one of ${ROLES.join(', ')}.`);
}

/** Closes everything in reverse order and exits; asked again a second later, it exits at once. */
async function stop(code: number): Promise<void> {
  if (stoppingSince) {
    if (Date.now() - stoppingSince > 1000) process.exit(1);
    return;
  }
  stoppingSince = Date.now();
  for (const it of open.reverse()) await it.close().catch((error) => console.error(error));
  process.exit(code);
}

async function fail(error: unknown): Promise<void> {
  console.error(error instanceof StartupError ? `\n${error.message}\n` : (forbidden(error) ?? error));
  await stop(1);
}

/** What to say when a file or folder belongs to another user. */
function forbidden(error: unknown): string | null {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== 'EACCES' && code !== 'EPERM') return null;
  return `\nThis user may not use ${path}. Start Rapport as its owner, or set DATA_DIR to another folder.\n`;
}
