import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a notification tells of as a whole, so that it is not told twice. */
export class ToldChangeSets1764000000446 implements MigrationInterface {
  name = 'ToldChangeSets1764000000446';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications ADD change_set_id uuid');
    await runner.query(
      'CREATE INDEX notifications_change_set_idx ON notifications (organization_id, change_set_id) WHERE change_set_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications DROP COLUMN change_set_id');
  }
}
