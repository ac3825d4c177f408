import pg from 'pg';
import type { Logger } from 'pino';
import type { Connection } from './database.js';

interface Lane {
  client: pg.Client;
  ready: Promise<unknown>;
  pending: number;
}

/**
 * A few connections that carry many short reads at once: statements are sent without waiting for earlier answers, all of
 * one turn of the event loop in one write. Transactions and long read models use the pool instead.
 */
export class PipelinedReads implements Connection {
  readonly #lanes: (Lane | undefined)[];
  #closed = false;

  constructor(
    private readonly options: pg.ClientConfig,
    lanes: number,
    private readonly log: Logger,
  ) {
    this.#lanes = Array.from({ length: lanes });
  }

  /** Runs a statement on the lane with the fewest answers outstanding. */
  async query(config: never): Promise<never> {
    const lane = this.lane();
    lane.pending++;
    try {
      await lane.ready;
      corkForTurn(lane.client);
      return (await lane.client.query(config)) as never;
    } finally {
      lane.pending--;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#lanes.map((lane) => lane?.client.end().catch(() => undefined)));
  }

  private lane(): Lane {
    if (this.#closed) throw new Error('The database connections are closed.');
    let best = 0;
    for (let i = 0; i < this.#lanes.length; i++) {
      const lane = this.#lanes[i];
      if (!lane) return this.open(i);
      if (lane.pending < this.#lanes[best]!.pending) best = i;
      if (this.#lanes[best]!.pending === 0) break;
    }
    return this.#lanes[best]!;
  }

  private open(i: number): Lane {
    const client = new pg.Client({ ...this.options, pipeline: true } as pg.ClientConfig);
    const lane: Lane = { client, ready: client.connect(), pending: 0 };
    const drop = (error?: Error) => {
      if (this.#lanes[i] === lane) this.#lanes[i] = undefined;
      if (error && !this.#closed) this.log.warn({ error: error.message }, 'A database connection was lost.');
    };
    client.on('error', drop);
    client.on('end', () => drop());
    lane.ready.catch(drop);
    this.#lanes[i] = lane;
    return lane;
  }
}

const corked = new WeakSet<pg.ClientBase>();

/** Holds back what is written to a connection until the turn of the event loop ends, so that it leaves as one packet. */
export function corkForTurn(client: pg.ClientBase): void {
  if (corked.has(client)) return;
  corked.add(client);
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
    .connection;
  stream.cork();
  setImmediate(() => {
    corked.delete(client);
    stream.uncork();
  });
}
