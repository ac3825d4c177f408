import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often somebody tried to sign in: shared by all processes. The columns are those of rate-limiter-flexible. */
export class SignInAttempts1764000000396 implements MigrationInterface {
  name = 'SignInAttempts1764000000396';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE sign_in_attempts (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)',
    );
    await runner.query('CREATE INDEX sign_in_attempts_expire_idx ON sign_in_attempts (expire)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_attempts');
  }
}
