import type { MigrationInterface, QueryRunner } from 'typeorm';

/** History cannot be changed, but for the day on which things happened in a demo: there, `datable` says. */
const keepHistory = (
  datable: string,
) => `CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('rapport.history', true) = 'erasure' THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
      IF TG_TABLE_NAME = 'audit_log' AND TG_OP = 'UPDATE' THEN
        IF NEW.count = OLD.count + 1 AND to_jsonb(NEW) - 'count' = to_jsonb(OLD) - 'count' THEN RETURN NEW; END IF;
      ELSIF TG_TABLE_NAME = 'events' AND TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - 'at' = to_jsonb(OLD) - 'at' AND EXISTS (SELECT 1 FROM organizations o
          WHERE o.organization_id = OLD.organization_id AND o.id = OLD.organization_id AND (${datable})) THEN RETURN NEW; END IF;
      END IF;
      RAISE EXCEPTION 'What is in % cannot be changed or deleted.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$`;

/** A demo company that an organization loads and removes, and the checklist of the first steps that users hide. */
export class Onboarding1764000000406 implements MigrationInterface {
  name = 'Onboarding1764000000406';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE organizations ADD demo_status text, ADD demo_change_set_id uuid, ADD demo_problem text',
    );
    await runner.query('ALTER TABLE users ADD hides_first_steps boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE users ALTER hides_first_steps DROP DEFAULT');
    // What comes with a demo company is given its past while it is loaded, and only that.
    await runner.query(
      keepHistory(
        "o.demo OR (o.demo_status = 'LOADING' AND o.demo_change_set_id = (to_jsonb(OLD) ->> 'change_set_id')::uuid)",
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(keepHistory('o.demo'));
    await runner.query('ALTER TABLE users DROP hides_first_steps');
    await runner.query(
      'ALTER TABLE organizations DROP demo_status, DROP demo_change_set_id, DROP demo_problem',
    );
  }
}
