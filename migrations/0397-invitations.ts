import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The open invitations of an organization are found by their users. */
export class Invitations1764000000397 implements MigrationInterface {
  name = 'Invitations1764000000397';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX tokens_user_idx ON tokens (organization_id, user_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tokens_user_idx');
  }
}
