import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A saved view also keeps by what it groups, how dense it is, what it adds up and how wide its columns are. */
export class ViewShape1764000000371 implements MigrationInterface {
  name = 'ViewShape1764000000371';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE saved_views ADD group_by text, ADD density text NOT NULL DEFAULT 'NORMAL'
      CHECK (density IN ('COMPACT', 'NORMAL', 'COMFORTABLE')), ADD totals text[] NOT NULL DEFAULT '{}', ADD widths jsonb`);
    await runner.query('ALTER TABLE saved_views ALTER density DROP DEFAULT, ALTER totals DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE saved_views DROP group_by, DROP density, DROP totals, DROP widths');
  }
}
