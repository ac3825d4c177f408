import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who the attendees of an activity are; those of before stay texts. */
export class Attendees1764000000431 implements MigrationInterface {
  name = 'Attendees1764000000431';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE activities ADD attendee_refs text[] NOT NULL DEFAULT '{}'");
    await runner.query(
      'CREATE INDEX activities_attendees_idx ON activities USING gin (organization_id, attendee_refs)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP attendee_refs');
  }
}
