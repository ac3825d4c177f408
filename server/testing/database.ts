import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file; call `drop` when the file is done. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const template = new URL(process.env.TEMPLATE_DATABASE_URL as string);
  const source = template.pathname.slice(1);
  const name = `${source}_${randomBytes(4).toString('hex')}`;
  const server = new URL('/postgres', template).href;
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${source}`);
  return {
    url: new URL(`/${name}`, template).href,
    drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
