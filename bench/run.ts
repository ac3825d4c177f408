import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrations } from '../migrations/index.js';
import { migrateDatabase } from '../server/kernel/migrate.js';
import { FULL, generate } from './generate.js';
import { ask, load, type Round, type Target } from './load.js';
import { CANONICAL, type Canonical } from './queries.js';

/** npm run bench [-- keys connections seconds]: Rapport and hand-written SQL in turns, in the same process pair and run. */
const [keys = CANONICAL.map((each) => each.key).join(''), connections = '1,16', seconds = '2'] =
  process.argv.slice(2);
const ROUNDS = 3;

interface Servers {
  rapport: string;
  raw: string;
  cookie: string;
}

let servers: Servers;

async function fill(url: string) {
  const pool = new pg.Pool({ connectionString: url });
  const { rows } = await pool.query('SELECT count(*)::int AS count FROM clients');
  if (rows[0].count === 0) {
    const started = Date.now();
    await generate(pool, FULL);
    console.log(`Generated ${JSON.stringify(FULL)} in ${Math.round((Date.now() - started) / 1000)} s`);
  }
  await pool.end();
}

async function table(count: number) {
  console.log(`\n${count} connection${count > 1 ? 's' : ''}: requests per second (p50/p95/p99 ms)`);
  const ratios: number[] = [];
  for (const canonical of CANONICAL.filter((each) => keys.includes(each.key))) {
    const [ours, theirs] = await compare(canonical, count);
    const ratio = ours.perSecond / theirs.perSecond;
    ratios.push(ratio);
    console.log(
      `${canonical.key} ${canonical.name.padEnd(32)} Rapport ${show(ours)}   SQL ${show(theirs)}   ratio ${ratio.toFixed(2)}${ours.failed ? `   ${ours.failed} FAILED` : ''}`,
    );
  }
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  console.log(`geometric mean of the ratios ${mean.toFixed(2)}`);
}

/** Both in turns, first one then the other leading; the median round of each counts. */
async function compare(canonical: Canonical, count: number): Promise<[Round, Round]> {
  const ours: Target = {
    url: `${servers.rapport}/graphql`,
    cookie: servers.cookie,
    body: (n) => JSON.stringify({ query: canonical.graphql, variables: canonical.variables(n) }),
  };
  const theirs: Target = { url: `${servers.raw}/${canonical.key}`, cookie: '', body: null };
  const agent = new http.Agent({ keepAlive: true });
  const first = await ask(agent, ours, 0);
  if (first.includes('"errors"')) throw new Error(`${canonical.key}: ${first.slice(0, 500)}`);
  agent.destroy();
  await load(ours, count, 500, 0);
  await load(theirs, count, 500, 0);
  const rounds: [Round[], Round[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++)
    for (const side of round % 2 ? [1, 0] : [0, 1])
      rounds[side]!.push(
        await load(side === 0 ? ours : theirs, count, Number(seconds) * 1000, round * 100_000),
      );
  return [median(rounds[0]), median(rounds[1])];
}

const median = (rounds: Round[]) =>
  [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!;
const show = ({ perSecond, p50, p95, p99 }: Round) =>
  `${perSecond.toFixed(0).padStart(6)} (${p50.toFixed(1)}/${p95.toFixed(1)}/${p99.toFixed(1)})`;

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl)
  throw new Error('Set DATABASE_URL to an empty database for the bench, or to one it has filled before.');
await migrateDatabase(databaseUrl, migrations);
await fill(databaseUrl);
const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)));
servers = await new Promise<Servers>((resolve) =>
  child.once('message', (message) => resolve(message as Servers)),
);
try {
  for (const count of connections.split(',').map(Number)) await table(count);
} finally {
  child.send('stop');
}
