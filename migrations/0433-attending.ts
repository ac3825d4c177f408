import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever attends is found by their id alone, which is unique: looking up the organization, too, reads all of its activities. */
export class Attending1764000000433 implements MigrationInterface {
  name = 'Attending1764000000433';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX activities_attendees_idx');
    await runner.query('CREATE INDEX activities_attendees_idx ON activities USING gin (attendee_refs)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX activities_attendees_idx');
    await runner.query(
      'CREATE INDEX activities_attendees_idx ON activities USING gin (organization_id, attendee_refs)',
    );
  }
}
