import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days on which a recurring activity does not come. */
export class Exceptions1764000000432 implements MigrationInterface {
  name = 'Exceptions1764000000432';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE activities ADD exceptions text[] NOT NULL DEFAULT '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP exceptions');
  }
}
