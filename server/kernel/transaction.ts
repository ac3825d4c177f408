import type pg from 'pg';
import type { Context } from './context.js';
import type { Connection } from './database.js';
import { corkForTurn } from './pipeline.js';

/** The transaction of a context: none, or the one that is open. */
export class Transaction {
  #client: pg.PoolClient | null = null;
  #connection: Connection | null = null;
  #trailing: Promise<unknown>[] = [];
  #ending = false;

  constructor(private readonly ctx: Context) {}

  /** What statements of the open transaction run on. */
  get connection(): Connection | null {
    if (this.#ending) throw new Error('A statement came after the commit of its transaction.');
    return this.#connection;
  }

  /**
   * Statements of the open transaction that nobody waits for: they travel with COMMIT, which counts only when they have
   * succeeded. They have to be sent already.
   */
  trail(sent: Promise<unknown>): void {
    sent.catch(() => undefined);
    this.#trailing.push(sent);
  }

  /**
   * Runs the work in a transaction of its own, or in the one that is open. BEGIN is not waited for: the first statements
   * of the work travel with it. The relay is nudged after commit.
   */
  async run<R>(work: () => Promise<R>): Promise<R> {
    if (this.#client) return work();
    const client = await this.ctx.services.pool.connect();
    this.#client = client;
    this.#connection = gathered(client);
    let broken = false;
    let committed = false;
    try {
      corkForTurn(client);
      const begun = client.query('BEGIN');
      begun.catch(() => undefined);
      const result = await work();
      this.#ending = true;
      corkForTurn(client);
      // After a failed statement COMMIT rolls back.
      await Promise.all([begun, ...this.#trailing, client.query('COMMIT')]);
      committed = true;
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      this.#client = null;
      this.#connection = null;
      this.#trailing = [];
      this.#ending = false;
      client.release(broken);
      this.ctx.afterTransaction(committed);
    }
  }

  /** Part of a transaction that may fail alone: its writes are taken back, those around it stay. */
  async attempt<R>(work: () => Promise<R>): Promise<R> {
    const client = this.#client!;
    await client.query('SAVEPOINT attempt');
    try {
      const result = await work();
      await Promise.all(this.#trailing);
      await client.query('RELEASE SAVEPOINT attempt');
      return result;
    } catch (error) {
      this.#trailing = [];
      await client.query('ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt');
      this.ctx.loaders.clear();
      throw error;
    }
  }
}

/** The client, sending what is asked in one turn of the event loop as one packet. */
const gathered = (client: pg.PoolClient): Connection => ({
  query: (config: never) => {
    corkForTurn(client);
    return client.query(config) as never;
  },
});
