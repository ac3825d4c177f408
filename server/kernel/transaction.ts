import type pg from 'pg';
import type { Context } from './context.js';
import type { Connection } from './database.js';

/** The transaction of a context: none, or the one that is open. */
export class Transaction {
  #client: pg.PoolClient | null = null;

  constructor(private readonly ctx: Context) {}

  /** What statements of the open transaction run on. */
  get connection(): Connection | null {
    return this.#client as Connection | null;
  }

  /**
   * Runs the work in a transaction of its own, or in the one that is open. BEGIN is not waited for: the first statements
   * of the work travel with it. The relay is nudged after commit.
   */
  async run<R>(work: () => Promise<R>): Promise<R> {
    if (this.#client) return work();
    const client = await this.ctx.services.pool.connect();
    this.#client = client;
    let broken = false;
    let committed = false;
    try {
      const begun = client.query('BEGIN');
      begun.catch(() => undefined);
      const result = await work();
      await begun;
      await client.query('COMMIT');
      committed = true;
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      this.#client = null;
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
      await client.query('RELEASE SAVEPOINT attempt');
      return result;
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT attempt');
      this.ctx.loaders.clear();
      throw error;
    }
  }
}
