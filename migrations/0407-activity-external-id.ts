import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities have an id in another system, by which imports find them. */
export class ActivityExternalId1764000000407 implements MigrationInterface {
  name = 'ActivityExternalId1764000000407';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD external_id text');
    await runner.query(
      'CREATE UNIQUE INDEX activities_external_id_key ON activities (organization_id, external_id) WHERE deleted_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP external_id');
  }
}
