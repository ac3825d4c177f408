import type pg from 'pg';
import type { Services } from './services.js';

/** How long one statement may take, in milliseconds. */
const PATIENCE = 3_600_000;

/** Runs a statement that may take long. */
export type Patient = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

/** Work on tables themselves, outside of any transaction: a connection of its own without the usual limits of time. */
export async function withPatience(
  { pool }: Services,
  work: (run: Patient) => Promise<unknown>,
): Promise<void> {
  const client = await pool.connect();
  const run: Patient = async (text, values = []) =>
    (await client.query({ text, values, query_timeout: PATIENCE } as pg.QueryConfig)).rows;
  try {
    await run(`SET statement_timeout = ${PATIENCE}`);
    await run('SET lock_timeout = 0');
    await work(run);
  } finally {
    client.release(true);
  }
}
