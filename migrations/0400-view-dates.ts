import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A saved view that is a calendar also keeps by which date. */
export class ViewDates1764000000400 implements MigrationInterface {
  name = 'ViewDates1764000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE saved_views ADD date_field text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE saved_views DROP date_field');
  }
}
