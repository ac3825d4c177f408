import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who the participants of an interaction are; those of before stay texts. */
export class Participants1764000000423 implements MigrationInterface {
  name = 'Participants1764000000423';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE interactions ADD participant_refs text[] NOT NULL DEFAULT '{}'");
    await runner.query(
      "CREATE INDEX interactions_participants_idx ON interactions USING gin (organization_id, participant_refs) WHERE participant_refs <> '{}'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE interactions DROP participant_refs');
  }
}
