import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, runningPostgresUrl, startEmbeddedPostgres } from './postgres.js';

const dataDir = mkdtempSync(path.join(tmpdir(), 'rapport-postgres-'));
chmodSync(dataDir, 0o711);
const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });

async function query<T extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('The PostgreSQL that comes with Rapport', () => {
  test('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first, "CREATE TABLE note AS SELECT 'kept' AS text");
    await first.stop();
    const second = await start();
    expect(await query(second, 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
    await second.stop();
  });

  test('speaks UTC, sorts like people do and has the extensions we use', async () => {
    const server = await start();
    expect(await query(server, 'SHOW timezone')).toEqual([{ TimeZone: 'UTC' }]);
    const names =
      "SELECT string_agg(name, ' ' ORDER BY name) AS names FROM unnest(ARRAY['Zebra','eBay','Émile','apple']) name";
    expect(await query(server, names)).toEqual([{ names: 'apple eBay Émile Zebra' }]);
    await query(server, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gin');
    await server.stop();
  });

  test('refuses a second copy on the same data and tells tasks where it runs', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(
      `Another Rapport (process ${process.pid}) is using the data folder`,
    );
    expect(runningPostgresUrl(dataDir)).toBe(server.url);
    await server.stop();
    expect(runningPostgresUrl(dataDir)).toBeNull();
  });

  test('recovers from a lock and a pid file of processes that died', async () => {
    writeFileSync(path.join(dataDir, 'postgres.lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
    const strangers = `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n127.0.0.1\n\nready\n`;
    writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), strangers);
    const server = await start();
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('ends a server that an earlier run left behind', async () => {
    const orphan = await start();
    rmSync(path.join(dataDir, 'postgres.lock'));
    const server = await start();
    await orphan.ended;
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(path.join(dataDir, 'postgres.lock'))).toBe(false);
  });

  test('asks for the password', async () => {
    const server = await start();
    const stranger = server.url.replace(
      readFileSync(path.join(dataDir, 'postgres.password'), 'utf8'),
      'wrong',
    );
    await expect(query({ ...server, url: stranger }, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    await server.stop();
  });
});
