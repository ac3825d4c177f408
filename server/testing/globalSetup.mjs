// Before the API and end-to-end tests: finds a PostgreSQL and migrates one template database in it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { buildServer, buildTests } from '../../scripts/build.mjs';
import { findPostgres } from './findPostgres.mjs';

export default async function globalSetup() {
  if (process.env.TEMPLATE_DATABASE_URL) return;
  await buildServer();
  await buildTests();
  const postgres = await findPostgres();
  const template = `rapport_template_${randomBytes(4).toString('hex')}`;
  const url = new URL(postgres.url);
  url.pathname = template;

  await query(postgres.url, `CREATE DATABASE ${template}`);
  await promisify(execFile)(process.execPath, ['dist/server/main.js', 'migrate'], {
    env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: url.href, DEMO: 'false' },
  });
  process.env.TEMPLATE_DATABASE_URL = url.href;
  globalThis.stopTestPostgres = async () => {
    await dropAll(postgres.url, template);
    await postgres.stop();
  };
}

/** Drops the template and what tests that were killed have left of its clones. */
async function dropAll(server, template) {
  const { rows } = await query(server, `SELECT datname FROM pg_database WHERE datname LIKE '${template}%'`);
  for (const { datname } of rows) await query(server, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
