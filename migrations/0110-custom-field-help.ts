import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Custom fields say what belongs into them. */
export class CustomFieldHelp1764000000110 implements MigrationInterface {
  name = 'CustomFieldHelp1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE custom_field_definitions ADD help text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE custom_field_definitions DROP help');
  }
}
