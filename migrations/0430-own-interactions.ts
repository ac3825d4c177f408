import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The latest interactions of somebody are found in their order: who sees only their own searches and lists those. */
export class OwnInteractions1764000000430 implements MigrationInterface {
  name = 'OwnInteractions1764000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX interactions_own_idx ON interactions (organization_id, owner_id, occurred_at DESC, id DESC) WHERE deleted_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX interactions_own_idx');
  }
}
