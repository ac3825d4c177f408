import { createServer } from 'node:http';
import pg from 'pg';
import { createApp } from '../server/app.js';
import { hashSecret } from '../server/features/identity/secret.js';
import { compactStageTotals } from '../server/features/opportunities/stageTotals.js';
import { newId } from '../server/kernel/clock.js';
import { loadConfig } from '../server/kernel/config.js';
import { CANONICAL, ORGANIZATION } from './queries.js';

/** The two servers under test in one process: Rapport with everything on, and bare node:http over pg. */
const databaseUrl = process.env.DATABASE_URL!;
const settings = loadConfig({ ...process.env, LOG_LEVEL: 'error' });
const app = await createApp({
  config: { ...settings, port: 0, host: '127.0.0.1', databaseUrl, demo: false },
  role: 'api',
});
const rapport = await app.listen();

// What a worker does besides; PostgreSQL cleans up as its autovacuum would between moments of such load.
const compact = () => compactStageTotals.run({}, app.services);
await compact();
await app.services.pool.query('VACUUM stage_totals, event_queue, opportunities, stage_changes');
setInterval(() => void compact(), 60_000).unref();

const token = 'bench-session';
await app.services.pool.query('DELETE FROM sessions');
await app.services.pool.query(
  `INSERT INTO sessions (id, token_hash, account_id, organization_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $3, now(), now(), now() + interval '1 day')`,
  [newId(), hashSecret(token), ORGANIZATION],
);

const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, options: '-c timezone=UTC' });
const raw = createServer((request, response) => {
  const url = new URL(request.url!, 'http://localhost');
  const canonical = CANONICAL.find((each) => each.key === url.pathname.slice(1))!;
  request.resume().on('end', async () => {
    const body = JSON.stringify({ data: await canonical.raw(pool, Number(url.searchParams.get('n'))) });
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});
raw.listen(0, '127.0.0.1', () => {
  process.send?.({
    rapport,
    raw: `http://127.0.0.1:${(raw.address() as { port: number }).port}`,
    cookie: `rapport-session=${token}`,
    pid: process.pid,
  });
});
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
  if (message === 'stop') void app.close().then(() => process.exit(0));
});
