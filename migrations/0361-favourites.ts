import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_USER = `organization_id uuid NOT NULL, user_id uuid NOT NULL, subject_type text NOT NULL, subject_id uuid NOT NULL,
  PRIMARY KEY (organization_id, user_id, subject_id), FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)`;

/** Which records a user starred, and which they opened last. */
export class Favourites1764000000361 implements MigrationInterface {
  name = 'Favourites1764000000361';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE favourites (${OF_USER}, position integer NOT NULL)`);
    await runner.query(`CREATE TABLE recent_views (${OF_USER}, viewed_at timestamptz NOT NULL)`);
    await runner.query(
      'CREATE INDEX recent_views_user_idx ON recent_views (organization_id, user_id, viewed_at DESC)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recent_views');
    await runner.query('DROP TABLE favourites');
  }
}
