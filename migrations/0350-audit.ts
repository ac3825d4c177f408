import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of an event that say what happened; the relay sets only `published_at` and `seq`. */
const FACTS =
  'organization_id, id, change_set_id, name, subject_type, subject_id, client_id, actor_id, actor_kind, origin, request_id, changes, data, keys, at, ip, user_agent';

const UP = [
  'ALTER TABLE events ADD ip text, ADD user_agent text',
  'CREATE INDEX events_at_idx ON events (organization_id, at DESC, id DESC)',
  'CREATE INDEX events_actor_idx ON events (organization_id, actor_id, at DESC, id DESC)',
  `CREATE TABLE audit_log (organization_id uuid NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL, name text NOT NULL, subject_type text, subject_id uuid,
    actor_id uuid, actor_kind text NOT NULL, origin text NOT NULL, request_id text, ip text, user_agent text, operation text, data jsonb,
    minute timestamptz NOT NULL, fingerprint text NOT NULL, count integer NOT NULL, PRIMARY KEY (organization_id, id))`,
  'CREATE UNIQUE INDEX audit_log_repeat_key ON audit_log (organization_id, minute, fingerprint)',
  'CREATE INDEX audit_log_at_idx ON audit_log (organization_id, at DESC, id DESC)',
  'CREATE INDEX audit_log_actor_idx ON audit_log (organization_id, actor_id, at DESC, id DESC)',
  'CREATE INDEX audit_log_subject_idx ON audit_log (organization_id, subject_type, subject_id, ip)',

  // The one door through which history may be changed, open until the end of the transaction that calls it.
  `CREATE FUNCTION open_history_for_erasure() RETURNS void LANGUAGE sql AS $$ SELECT set_config('rapport.history', 'erasure', true) $$`,
  `CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('rapport.history', true) = 'erasure' THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
      IF TG_TABLE_NAME = 'audit_log' AND TG_OP = 'UPDATE' THEN
        IF NEW.count = OLD.count + 1 AND to_jsonb(NEW) - 'count' = to_jsonb(OLD) - 'count' THEN RETURN NEW; END IF;
      ELSIF TG_TABLE_NAME = 'events' AND TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - 'at' = to_jsonb(OLD) - 'at' AND EXISTS (SELECT 1 FROM organizations o
          WHERE o.organization_id = OLD.organization_id AND o.id = OLD.organization_id AND o.demo) THEN RETURN NEW; END IF;
      END IF;
      RAISE EXCEPTION 'What is in % cannot be changed or deleted.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$`,
  `CREATE FUNCTION keep_history_table() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The table % cannot be emptied.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$`,
  `CREATE TRIGGER events_kept BEFORE UPDATE OF ${FACTS} ON events FOR EACH ROW EXECUTE FUNCTION keep_history()`,
  'CREATE TRIGGER events_not_deleted BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION keep_history()',
  'CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION keep_history()',
  ...['events', 'audit_log'].map(
    (table) =>
      `CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION keep_history_table()`,
  ),
];

const DOWN = [
  'DROP TABLE audit_log',
  'DROP TRIGGER events_kept ON events',
  'DROP TRIGGER events_not_deleted ON events',
  'DROP TRIGGER events_not_emptied ON events',
  'DROP FUNCTION keep_history()',
  'DROP FUNCTION keep_history_table()',
  'DROP FUNCTION open_history_for_erasure()',
  'DROP INDEX events_actor_idx',
  'DROP INDEX events_at_idx',
  'ALTER TABLE events DROP ip, DROP user_agent',
];

/** The audit log, where events come from, and that neither can be changed. */
export class Audit1764000000350 implements MigrationInterface {
  name = 'Audit1764000000350';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
