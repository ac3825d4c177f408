import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Tests throw their databases away, so nothing needs to survive a crash.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** A PostgreSQL for tests: the one of TEST_DATABASE_URL, else one in Docker, else the one that comes with Rapport. */
export async function findPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  return (await inDocker()) ?? embedded();
}

async function inDocker() {
  if (!process.env.DOCKER_HOST && !existsSync('/var/run/docker.sock')) return null;
  try {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const command = [
      'postgres',
      ...Object.entries(FAST).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const container = await new PostgreSqlContainer('postgres:18').withCommand(command).start();
    return { url: container.getConnectionUri(), stop: () => container.stop() };
  } catch (error) {
    console.warn(
      `Docker did not give a PostgreSQL (${error.message}); using the one that comes with Rapport.`,
    );
    return null;
  }
}

async function embedded() {
  // Only after the build: a fresh clone has no dist folder yet.
  const { startEmbeddedPostgres } = await import('../../dist/server/kernel/postgres.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rapport-test-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, settings: FAST });
  const stop = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}
