import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  'CREATE TABLE event_queue (organization_id uuid NOT NULL, seq bigint NOT NULL, published_at timestamptz, PRIMARY KEY (organization_id, seq))',
  'CREATE INDEX event_queue_waiting_idx ON event_queue (seq) WHERE published_at IS NULL',
  'CREATE INDEX event_queue_told_idx ON event_queue (organization_id, published_at, seq) WHERE published_at IS NOT NULL',
  'INSERT INTO event_queue (seq, organization_id) SELECT seq, organization_id FROM events WHERE published_at IS NULL',
  `INSERT INTO event_queue (seq, organization_id, published_at)
    SELECT max(seq), organization_id, max(published_at) FROM events WHERE published_at IS NOT NULL GROUP BY organization_id`,
  `CREATE FUNCTION queue_events() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO event_queue (seq, organization_id) SELECT seq, organization_id FROM came; RETURN NULL; END $$`,
  'CREATE TRIGGER events_queued AFTER INSERT ON events REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION queue_events()',
  'DROP INDEX events_published_idx',
  'DROP INDEX events_unpublished_idx',
  'ALTER TABLE events DROP published_at',
];

const DOWN = [
  'ALTER TABLE events ADD published_at timestamptz',
  // Not an update of what happened; the guard of history looks at other columns only.
  `UPDATE events e SET published_at = coalesce(
    (SELECT published_at FROM event_queue q WHERE q.seq = e.seq), CASE WHEN e.seq IN (SELECT seq FROM event_queue) THEN NULL ELSE e.at END)`,
  'CREATE INDEX events_published_idx ON events (organization_id, published_at)',
  'CREATE INDEX events_unpublished_idx ON events (seq) WHERE published_at IS NULL',
  'DROP TRIGGER events_queued ON events',
  'DROP FUNCTION queue_events()',
  'DROP TABLE event_queue',
];

/** What is still to be published stands in a narrow queue, so that an event is written once and never again. */
export class EventQueue1764000000380 implements MigrationInterface {
  name = 'EventQueue1764000000380';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
