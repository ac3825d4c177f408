import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['favourites', 'recent_views', 'notifications'];

/** Finds what names a record when the record is erased for good. */
export class NamedRecords1764000000441 implements MigrationInterface {
  name = 'NamedRecords1764000000441';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`CREATE INDEX ${table}_subject_idx ON ${table} (organization_id, subject_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP INDEX ${table}_subject_idx`);
  }
}
