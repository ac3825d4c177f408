import { createDataSource, UNHURRIED } from './database.js';
import { migrateJobs } from './jobs.js';

const LOCK = 7_246_352;

/** Brings a database to the newest schema: ours and that of the job queue. One process at a time; others wait. */
export async function migrateDatabase(url: string, migrations: unknown[]): Promise<string[]> {
  const source = await createDataSource(url, [], migrations, UNHURRIED).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const done = await source.runMigrations({ transaction: 'each' });
    await migrateJobs(url);
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
