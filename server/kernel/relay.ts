import type { Bus, LiveMessage } from './bus.js';
import type { Services } from './services.js';

/** `opportunity.moved` or `opportunity.*` → the job that reacts to it. */
export interface Reaction {
  event: string;
  job: string;
}

/** Declares that a job follows an event; stands in the manifest of the feature that reacts. */
export const on = (event: string, job: { name: string }): Reaction => ({ event, job: job.name });

const BATCH = 500;
const POLL = 1000;

/** So long the relay waits after a nudge, in ms, and longer after a slow batch: under load one statement publishes many events. */
const GATHER = 10;
const LONGEST_GATHER = 100;

/** So long a dropped subscriber finds what it has missed; afterwards it reads everything anew. */
const KEPT = '1 day';
const TIDY = 3_600_000;

/**
 * Takes unpublished events in order, adds the jobs that react, and marks them: all or nothing. The commit need not reach
 * the disk at once: what a crash takes back is published again.
 */
const publishing = (reactions: Reaction[]) => `WITH taken AS MATERIALIZED (
    SELECT e.organization_id, e.id, e.seq, e.name, e.subject_type, e.subject_id, e.keys, e.change_set_id
    FROM (SELECT seq FROM event_queue WHERE published_at IS NULL ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) q JOIN events e ON e.seq = q.seq),
  marked AS (UPDATE event_queue q SET published_at = now() FROM taken t WHERE q.organization_id = t.organization_id AND q.seq = t.seq),
  queued AS (SELECT graphile_worker.add_job(r.job, json_build_object('organizationId', t.organization_id, 'eventId', t.id, 'seq', t.seq::text,
      'name', t.name, 'type', t.subject_type, 'id', t.subject_id, 'keys', t.keys, 'changeSetId', t.change_set_id),
      job_key => t.id || ':' || r.job, max_attempts => 8)
    FROM taken t JOIN (VALUES ${reactions.map(({ event, job }) => `('${event}', '${job}')`).join(', ') || '(NULL, NULL)'}) r(event, job) ON r.event IN (t.name, split_part(t.name, '.', 1) || '.*'))
  SELECT organization_id AS "organizationId", seq, name, subject_type AS type, subject_id AS id, keys, (SELECT count(*) FROM queued),
    set_config('synchronous_commit', 'off', true)
  FROM taken ORDER BY seq`;

/**
 * Turns committed events into jobs and live messages. Each event is taken under a row lock, so several relays share
 * the work and a crash loses nothing. It is nudged after each commit and polls once a second besides.
 */
export class Relay {
  #timer: NodeJS.Timeout | undefined;
  #tidier: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  #gather = GATHER;

  readonly #publish: string;

  constructor(
    private readonly services: Pick<Services, 'pool' | 'log'> & { bus: Bus },
    reactions: Reaction[],
  ) {
    this.#publish = publishing(reactions);
  }

  start(): void {
    this.#timer = setInterval(() => this.nudge(), POLL);
    this.#tidier = setInterval(() => void this.tidy(), TIDY);
    this.nudge();
  }

  /** Publishes what is there, shortly; a nudge during a run makes it look once more. */
  nudge(): void {
    if (this.#stopped || this.#soon) return;
    this.#soon = setTimeout(() => void this.run(), this.#gather);
  }

  private async run(): Promise<void> {
    await this.#running;
    this.#soon = undefined;
    this.#running = this.drain().catch((error: Error) =>
      this.services.log.error({ error: error.message }, 'The relay could not publish; it tries again.'),
    );
  }

  /** Ends when what it was nudged about is published. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearInterval(this.#tidier);
    clearTimeout(this.#soon);
    if (this.#soon) await this.run();
    await this.#running;
  }

  /** Forgets when old events were published, all but the newest of each organization. */
  private async tidy(): Promise<void> {
    await this.services.pool
      .query(
        `DELETE FROM event_queue q WHERE published_at < now() - interval '${KEPT}'
           AND EXISTS (SELECT 1 FROM event_queue n WHERE n.organization_id = q.organization_id AND n.published_at > q.published_at)`,
      )
      .catch((error: Error) =>
        this.services.log.error({ error: error.message }, 'The relay could not tidy up.'),
      );
  }

  private async drain(): Promise<void> {
    const began = performance.now();
    while ((await this.publishBatch()) === BATCH);
    const took = performance.now() - began;
    this.#gather = Math.min(Math.max(GATHER, 3 * took), LONGEST_GATHER);
  }

  private async publishBatch(): Promise<number> {
    const { rows } = await this.services.pool.query<LiveMessage>({
      name: 'publish-events',
      text: this.#publish,
    });
    for (const { seq, name, type, id, organizationId, keys } of rows)
      this.services.bus.publish('change', { seq, name, type, id, organizationId, keys });
    return rows.length;
  }
}
