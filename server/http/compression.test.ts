import { type House, openHouse } from '../testing/house.js';
import type { Person } from '../testing/person.js';

let house: House;
let owner: Person;
beforeAll(async () => {
  house = await openHouse();
  ({ owner } = await house.organization());
});
afterAll(() => house.close());

const ask = (query: string, encoding: string) =>
  fetch(`${house.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': encoding, cookie: owner.cookie },
    body: JSON.stringify({ query }),
  });

const ROLES = '{ roles(first: 50) { nodes { id name description permissions } } }';

test('long answers are compressed for those who take it, and say the same', async () => {
  const [plain, compressed] = await Promise.all([ask(ROLES, 'identity'), ask(ROLES, 'gzip')]);
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(compressed.headers.get('content-encoding')).toBe('gzip');
  expect(compressed.headers.get('vary')).toContain('accept-encoding');
  const text = await plain.text();
  expect(text.length).toBeGreaterThan(4096);
  expect(await compressed.text()).toBe(text);
});

test('short answers are sent as they are', async () => {
  const answer = await ask('{ me { user { id } } }', 'gzip');
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.json()).toMatchObject({ data: { me: { user: { id: owner.userId } } } });
});
