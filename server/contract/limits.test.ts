import { WebSocket } from 'ws';
import { type House, openHouse } from '../testing/house.js';
import { type Person } from '../testing/person.js';

let house: House;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization()).owner;
});
afterAll(() => house.close());

const nested = (depth: number) => `${'parentClient { '.repeat(depth)}id${' }'.repeat(depth)}`;
const REFUSED: [name: string, kind: string, body: string][] = [
  ['more than 2,000 tokens', 'GRAPHQL_PARSE_FAILED', `{ ${'__typename '.repeat(2100)} }`],
  ['deeper than 12 levels', 'TOO_EXPENSIVE', `{ clients { nodes { ${nested(14)} } } }`],
  [
    'more than 30 aliases',
    'TOO_EXPENSIVE',
    `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
  ],
  [
    'more rows than an operation may cost',
    'TOO_EXPENSIVE',
    '{ clients(first: 100) { nodes { contacts(first: 100) { nodes { interactions(first: 100) { nodes { id } } } } } } }',
  ],
];

describe('Limits over HTTP', () => {
  test.each(REFUSED)('%s is refused', async (_name, code, query) => {
    const { errors } = await ana.ask(query);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test('a variable does not hide what a page costs, and a negative one does not lower it', async () => {
    const query =
      'query ($n: Int) { clients(first: $n) { nodes { contacts(first: $n) { nodes { interactions(first: $n) { nodes { id } } } } } } }';
    expect((await ana.ask(query, { n: 100 })).errors?.[0]?.extensions.code).toBe('TOO_EXPENSIVE');
    const { errors } = await ana.ask(
      'query ($n: Int) { clients(first: $n) { nodes { contacts(first: 100) { nodes { interactions(first: 100) { nodes { clientId client { contacts(first: 100) { nodes { id } } } } } } } } } }',
      { n: -1000 },
    );
    expect(errors?.[0]?.extensions.code).toBe('TOO_EXPENSIVE');
  });

  test('one request signs in once', async () => {
    const attempt = (alias: string) =>
      `${alias}: login(input: { email: "a@example.com", password: "wrong" }) { demo }`;
    const { errors } = await ana.ask(`mutation { ${attempt('a')} ${attempt('b')} }`);
    expect(errors?.[0]?.extensions.code).toBe('TOO_EXPENSIVE');
  });

  test('batches and simple GET mutations are refused', async () => {
    const batch = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: ana.cookie },
      body: '[{"query":"{__typename}"}]',
    });
    expect(batch.status).toBe(400);
    const get = await fetch(`${house.url}/graphql?query=mutation{logout}`, {
      headers: { cookie: ana.cookie, 'apollo-require-preflight': '1' },
    });
    expect(get.status).toBe(405);
    const form = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: ana.cookie },
      body: '{"query":"mutation{logout}"}',
    });
    expect(form.status).toBe(400);
  });

  test('an error tells nothing of the inside and never repeats a value', async () => {
    const { errors } = await ana.ask('mutation ($input: LoginInput!) { login(input: $input) { demo } }', {
      input: { email: 'a@example.com', password: ['hunter2-secret'] },
    });
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(errors?.[0]?.extensions.code).toBe('INVALID');
  });

  test('every answer carries a request id and is not stored', async () => {
    const { headers } = await ana.ask('{ me { demo } }');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

/** Talks the WebSocket protocol by hand and returns the close code or the messages up to `until`. */
function talk(
  messages: unknown[],
  options: { cookie?: string; origin?: string; protocol?: string; until?: string } = {},
): Promise<{ code?: number; messages: { type: string; payload?: unknown }[]; status?: number }> {
  return new Promise((resolve) => {
    const received: { type: string; payload?: unknown }[] = [];
    const headers = {
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.origin ? { origin: options.origin } : {}),
    };
    const socket = new WebSocket(
      `${house.url.replace('http', 'ws')}/graphql`,
      options.protocol ?? 'graphql-transport-ws',
      { headers },
    );
    const send = (some: unknown[]) => {
      for (const message of some)
        socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    };
    const greeted = messages[0] === init && messages[1] !== init;
    socket.on('open', () => send(greeted ? [init] : messages));
    socket.on('unexpected-response', (_request, response) =>
      resolve({ messages: received, status: response.statusCode! }),
    );
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ code, messages: received }));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      received.push(message);
      if (message.type === 'connection_ack' && greeted) send(messages.slice(1));
      if (message.type === options.until) {
        socket.terminate();
        resolve({ messages: received });
      }
    });
  });
}

const init = { type: 'connection_init' };
const subscribe = (query: string, id = '1', variables = {}) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});

describe('The same limits over WebSocket', () => {
  test('only subscriptions are served', async () => {
    for (const query of ['{ me { demo } }', 'mutation { logout }', '{ __schema { types { name } } }']) {
      const { messages } = await talk([init, subscribe(query)], { cookie: ana.cookie, until: 'error' });
      expect(JSON.stringify(messages.at(-1)!.payload)).toContain('Only subscriptions');
    }
  });

  test.each(REFUSED)('%s is refused', async (_name, _code, query) => {
    const { messages } = await talk([init, subscribe(query)], { cookie: ana.cookie, until: 'error' });
    expect(messages.at(-1)!.type).toBe('error');
  });

  test('without a session, from a foreign page or in another protocol it is refused', async () => {
    expect((await talk([init])).code).toBe(4403);
    expect((await talk([init], { cookie: ana.cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect(
      (await talk([subscribe('subscription { jobProgressed(id: "x") { done } }')], { cookie: ana.cookie }))
        .code,
    ).toBe(4401);
    expect((await talk([init, init], { cookie: ana.cookie })).code).toBe(4429);
    expect((await talk(['{'], { cookie: ana.cookie })).code).toBe(4400);
  });

  test('at most 50 operations on one socket', async () => {
    const many = Array.from({ length: 51 }, (_, i) =>
      subscribe('subscription ($id: ID!) { jobProgressed(id: $id) { done } }', String(i), { id: '0' }),
    );
    const { messages } = await talk([init, ...many], { cookie: ana.cookie, until: 'error' });
    expect(JSON.stringify(messages.at(-1)!.payload)).toContain('RATE_LIMITED');
  });
});
