import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As whom a session looks at the app, read-only. */
export class ViewAs1764000000351 implements MigrationInterface {
  name = 'ViewAs1764000000351';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD view_as_user_id uuid, ADD view_as_role_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP view_as_user_id, DROP view_as_role_id');
  }
}
