import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { CANONICAL, pipelineId } from './queries.js';

/** npm run bench -- live [subscribers events]: fan-out from the answer of a move to the last frame, memory per subscriber. */
const [subscribers = '2000', events = '20'] = process.argv.slice(3);
const DOCUMENT =
  'subscription Board($p: ID!) { opportunityChanged(pipelineId: $p) { seq name id record { id name total stageId position version client { id name } owner { id name } } } }';

interface Servers {
  rapport: string;
  cookie: string;
  pid: number;
}

const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)));
const { rapport, cookie, pid } = await new Promise<Servers>((resolve) =>
  child.once('message', (message) => resolve(message as Servers)),
);
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
const move = CANONICAL.find((each) => each.key === 'h')!;

/** How many frames an event has brought, and when the last one came. */
let frames = 0;
let done: () => void = () => undefined;
const count = Number(subscribers);
const clients = [];
class WithCookie extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols, { headers: { cookie }, perMessageDeflate: false });
  }
}
const before = memory();
for (let i = 0; i < count; i++) {
  const client = createClient({
    url: `${rapport.replace('http', 'ws')}/graphql`,
    webSocketImpl: WithCookie,
    lazy: false,
    retryAttempts: 0,
  });
  clients.push(client);
  const connected = new Promise((resolve) => client.on('connected', resolve));
  client.subscribe(
    { query: DOCUMENT, variables: { p: pipelineId } },
    { next: () => ++frames === count && done(), error: console.error, complete: () => undefined },
  );
  if (i % 100 === 99) await connected;
}
await settle();
const each = (memory() - before) / count;

const times: number[] = [];
for (let n = 0; n < Number(events); n++) {
  frames = 0;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const response = await fetch(`${rapport}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: move.graphql, variables: move.variables(n) }),
  });
  await response.text();
  const committed = performance.now();
  await all;
  times.push(performance.now() - committed);
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
console.log(
  `${count} subscribers of one board, ${events} moves: to the last frame p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; ${(each / 1024).toFixed(1)} KiB a subscriber`,
);
for (const client of clients) void client.dispose();
child.send('stop');

/** Until every subscription is known to the server: one move has to reach all. */
async function settle() {
  frames = 0;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await fetch(`${rapport}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: move.graphql, variables: move.variables(999) }),
  });
  await all;
}
