import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports find clients and contacts by name whatever its case and spaces, and remember how far an undo is. */
export class ImportNames1764000000101 implements MigrationInterface {
  name = 'ImportNames1764000000101';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['clients', 'contacts'])
      await runner.query(
        `CREATE INDEX ${table}_plain_name_idx ON ${table} (organization_id, lower(regexp_replace(btrim(name), '\\s+', ' ', 'g')))`,
      );
    await runner.query('ALTER TABLE imports ADD undo_cursor text');
    await runner.query('CREATE INDEX import_rows_record_idx ON import_rows (organization_id, record_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_rows_record_idx');
    await runner.query('ALTER TABLE imports DROP undo_cursor');
    for (const table of ['clients', 'contacts']) await runner.query(`DROP INDEX ${table}_plain_name_idx`);
  }
}
