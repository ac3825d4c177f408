import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Bin {
  deletedRecords: {
    nodes: { type: string; id: string; name: string; deletedBy: string | null; restorable: boolean }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const look = async (person: Person, args = '') =>
  (
    await person.run<Bin>(
      `{ deletedRecords${args} { nodes { type id name deletedBy restorable } pageInfo { hasNextPage endCursor } } }`,
    )
  ).deletedRecords;
const remove = (person: Person, noun: string, id: string) =>
  person.run(`mutation ($id: ID!) { delete${noun}(id: $id) { id } }`, { id });
const RESTORE =
  'mutation ($type: String!, $id: ID!) { restoreRecord(type: $type, id: $id) { id deletedAt } }';

test('the bin holds what was deleted, latest first, page by page, and gives it back', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'Gone & Co' });
  const contact = await owner.create('Contact', { lastName: 'Away' });
  const deal = await owner.opportunity({ name: 'Over' });
  await owner.client({ companyName: 'Still here' });
  await remove(owner, 'Client', client.id);
  await remove(owner, 'Contact', contact.id);
  await remove(owner, 'Opportunity', deal.id);

  const all = await look(owner);
  expect(all.nodes.map(({ type, name }) => [type, name])).toEqual([
    ['Opportunity', 'Over'],
    ['Contact', 'Away'],
    ['Client', 'Gone & Co'],
  ]);
  expect(all.nodes[0]).toMatchObject({ deletedBy: expect.stringMatching(/^Owner/), restorable: true });
  const first = await look(owner, '(first: 2)');
  expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const rest = await look(owner, `(first: 2, after: "${first.pageInfo.endCursor}")`);
  expect(rest.nodes.map(({ name }) => name)).toEqual(['Gone & Co']);
  expect((await look(owner, '(type: "Contact")')).nodes).toHaveLength(1);
  expect((await look(owner, '(search: "gone")')).nodes.map(({ name }) => name)).toEqual(['Gone & Co']);

  const restored = await owner.run<{ restoreRecord: { deletedAt: string | null } }>(RESTORE, {
    type: 'Client',
    id: client.id,
  });
  expect(restored.restoreRecord.deletedAt).toBeNull();
  expect((await look(owner)).nodes.map(({ type }) => type)).toEqual(['Opportunity', 'Contact']);
});

test('a list shows and finds what is deleted wherever its filter asks for it', async () => {
  const { owner } = await house.organization();
  await owner.client({ companyName: 'Lost Acme' });
  const { id } = await owner.client({ companyName: 'Gone Acme' });
  await remove(owner, 'Client', id);
  const names = async (filter: object, search: string | null = 'acme') => {
    const { clients, clientsSummary } = await owner.run<any>(
      'query ($filter: ClientFilter, $search: String) { clients(filter: $filter, search: $search) { nodes { name } totalCount } clientsSummary(filter: $filter, search: $search) { count } }',
      { filter, search },
    );
    const found = clients.nodes.map(({ name }: { name: string }) => name).sort();
    expect([clients.totalCount, clientsSummary.count]).toEqual([found.length, found.length]);
    return found;
  };
  const gone = { deletedAt: { isNull: false } };
  for (const filter of [gone, { and: [gone] }, { and: [{ name: { contains: 'o' } }, { and: [gone] }] }]) {
    expect(await names(filter)).toEqual(['Gone Acme']);
    expect(await names(filter, null)).toEqual(['Gone Acme']);
  }
  expect(await names({ or: [gone, { name: { startsWith: 'Lost' } }] })).toEqual(['Gone Acme', 'Lost Acme']);
  expect(await names({ not: { deletedAt: { isNull: true } } })).toEqual(['Gone Acme']);
  expect(await names({ deletedAt: null })).toEqual(['Lost Acme']);
  expect(await names({ and: [{ name: { contains: 'o' } }] })).toEqual(['Lost Acme']);
});

test('nobody finds or restores what is not theirs to see or delete', async () => {
  const acme = await house.organization();
  const rep = await acme.user('SALES_REP');
  const reader = await acme.user('READ_ONLY');
  const deal = await acme.owner.opportunity({ name: 'Secret' });
  const client = await acme.owner.client({ companyName: 'Common' });
  await remove(acme.owner, 'Opportunity', deal.id);
  await remove(acme.owner, 'Client', client.id);
  expect((await look(rep)).nodes.map(({ name }) => name)).toEqual(['Common']);
  expect((await look(reader)).nodes.map(({ restorable }) => restorable)).toEqual([false, false]);
  expect((await refusal(rep.run(RESTORE, { type: 'Opportunity', id: deal.id }))).code).toBe('NOT_FOUND');
  expect((await refusal(reader.run(RESTORE, { type: 'Client', id: client.id }))).code).toBe('FORBIDDEN');
  const other = (await house.organization()).owner;
  expect((await look(other)).nodes).toEqual([]);
  expect((await refusal(other.run(RESTORE, { type: 'Client', id: client.id }))).code).toBe('NOT_FOUND');
});
