import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import type { Finding } from './doctor.js';
import type { Settings } from './kernel/config.js';
import { createDataSource } from './kernel/database.js';
import { runningPostgresUrl, startEmbeddedPostgres } from './kernel/postgres.js';

const EXTENSIONS = ['pg_trgm', 'btree_gin', 'unaccent'];

/** Looks at the database of the settings, or at our own, which it starts for the purpose when it exists. */
export async function database({ databaseUrl, dataDir }: Settings): Promise<Finding> {
  const known = databaseUrl ?? runningPostgresUrl(dataDir);
  if (known) return examine(known);
  if (!existsSync(path.join(dataDir, 'postgres.password'))) {
    return { well: true, text: 'none yet; npm start makes one in the data folder' };
  }
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  try {
    return await examine(postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function examine(url: string): Promise<Finding> {
  const source = createDataSource(url, [], migrations);
  try {
    await source.initialize();
  } catch (error) {
    const advice =
      'Start PostgreSQL and check DATABASE_URL, or unset it to use the one that comes with Rapport.';
    return { well: false, text: (error as Error).message || String(error), advice };
  }
  try {
    return await examineConnected(source);
  } finally {
    await source.destroy();
  }
}

async function examineConnected(source: DataSource): Promise<Finding> {
  const [{ version, empty, missing }] = await source.query<
    { version: number; empty: boolean; missing: string | null }[]
  >(
    `SELECT current_setting('server_version_num')::int AS version, to_regclass('migrations') IS NULL AS empty,
            string_agg(name, ', ') AS missing
       FROM unnest($1::text[]) name WHERE name NOT IN (SELECT name FROM pg_available_extensions)`,
    [EXTENSIONS],
  );
  const text = `PostgreSQL ${Math.floor(version / 10000)}.${version % 10000}`;
  if (version < 150000) return { well: false, text, advice: 'Use PostgreSQL 15 or newer.' };
  if (missing) {
    return {
      well: false,
      text: `${text} without ${missing}`,
      advice: 'Install the package postgresql-contrib.',
    };
  }
  if (empty || (await source.showMigrations())) {
    return {
      well: false,
      text: `${text}, not migrated`,
      advice: 'Run: npm run migrate (npm start does it too)',
    };
  }
  return { well: true, text: `${text}, migrated` };
}
