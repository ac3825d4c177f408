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

interface EventRow extends LiveMessage {
  changeSetId: string;
}

const TAKE = `SELECT organization_id AS "organizationId", id AS "eventId", seq, name, subject_type AS type, subject_id AS id,
  keys, change_set_id AS "changeSetId" FROM events WHERE published_at IS NULL ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;

/**
 * Turns committed events into jobs and live messages. Each event is taken under a row lock, so several relays share
 * the work and a crash loses nothing. It is nudged after each commit and polls once a second besides.
 */
export class Relay {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(
    private readonly services: Pick<Services, 'pool' | 'log'> & { bus: Bus },
    private readonly reactions: Reaction[],
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.nudge(), POLL);
    this.nudge();
  }

  /** Publishes what is there; a nudge during a run makes it look once more. */
  nudge(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.drain()
      .catch((error: Error) =>
        this.services.log.error({ error: error.message }, 'The relay could not publish; it tries again.'),
      )
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.nudge();
        }
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  private async drain(): Promise<void> {
    while ((await this.publishBatch()) === BATCH);
  }

  private async publishBatch(): Promise<number> {
    const client = await this.services.pool.connect();
    let events: (EventRow & { eventId: string })[] = [];
    try {
      await client.query('BEGIN');
      events = (await client.query(TAKE)).rows;
      for (const event of events)
        for (const job of this.jobsFor(event.name))
          await client.query(
            'SELECT graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 8)',
            [job, JSON.stringify({ ...event }), `${event.eventId}:${job}`],
          );
      if (events.length > 0)
        await client.query(
          'UPDATE events SET published_at = now() WHERE (organization_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))',
          [events.map((event) => event.organizationId), events.map((event) => event.eventId)],
        );
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
    for (const { seq, name, type, id, organizationId, keys } of events)
      this.services.bus.publish('change', { seq, name, type, id, organizationId, keys });
    return events.length;
  }

  private jobsFor(name: string): string[] {
    const noun = name.split('.')[0];
    return this.reactions
      .filter(({ event }) => event === name || event === `${noun}.*`)
      .map(({ job }) => job);
  }
}
