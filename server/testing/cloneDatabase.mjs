import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A copy of a database, such as the migrated template; call `drop` when the test file is done. */
export async function cloneDatabase(templateUrl) {
  const template = new URL(templateUrl);
  const source = template.pathname.slice(1);
  const name = `${source}_${randomBytes(4).toString('hex')}`;
  const server = new URL('/postgres', template).href;
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${source}`);
  return {
    url: new URL(`/${name}`, template).href,
    drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function run(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
