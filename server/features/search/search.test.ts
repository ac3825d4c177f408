import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

interface Groups {
  search: { type: string; hits: { id: string; title: string; url: string }[] }[];
}

/** What somebody finds: `Client: Acme`, in order. */
const found = async (person: Person, text: string) =>
  (
    await person.run<Groups>(
      'query ($text: String!) { search(text: $text, first: 20) { type hits { id title url } } }',
      { text },
    )
  ).search.flatMap(({ type, hits }) => hits.map(({ title }) => `${type}: ${title}`));

test('a record is found by parts of its name, e-mail address, phone number and external id', async () => {
  const { owner } = acme;
  await owner.client({
    companyName: 'Müller-Lüdenscheidt GmbH',
    email: 'office@muelu.example',
    phone: '+49 30 1234567',
    externalId: 'SAP-4711/9',
  });
  const client = ['Client: Müller-Lüdenscheidt GmbH'];
  for (const text of [
    'Müller-Lüdenscheidt GmbH',
    'mull',
    'MÜLLER',
    'ludenscheidt',
    'gmbh müller',
    'mü gm',
    'denscheid',
    'office@muelu.example',
    'muelu',
    '030 1234567',
    '+49 (30) 1234567',
    '0049301234567',
    '1234567',
    'sap-4711/9',
    '4711',
  ])
    expect([text, await found(owner, text)]).toEqual([text, client]);
});

test.each([
  ['Johnsn', 'Ann Johnson'],
  ['jhonson', 'Ann Johnson'],
  ['ann jonson', 'Ann Johnson'],
  ['mircosoft', 'Microsoft'],
  ['Microsfot', 'Microsoft'],
  ['Malpe', 'Maple Interiors'],
])('%s finds %s', async (typed, meant) => {
  const organization = await house.organization();
  await organization.owner.create('Contact', { firstName: 'Ann', lastName: 'Johnson' });
  await organization.owner.client({ companyName: 'Microsoft' });
  await organization.owner.client({ companyName: 'Maple Interiors' });
  expect((await found(organization.owner, typed)).map((each) => each.split(': ')[1])).toEqual([meant]);
});

test('signs with a meaning in patterns are letters like any other', async () => {
  const { owner } = await house.organization();
  await owner.client({ companyName: '100% Wool' });
  await owner.client({ companyName: '100 Wool' });
  await owner.client({ companyName: 'snake_case' });
  await owner.client({ companyName: 'snakeXcase' });
  expect(await found(owner, '100%')).toEqual(['Client: 100% Wool']);
  expect(await found(owner, 'snake_c')).toEqual(['Client: snake_case']);
  expect(await found(owner, '\\')).toEqual([]);
  expect(await found(owner, '%%')).toEqual([]);
});

test('the whole name comes first, then its beginning, beginnings of words, and what is inside', async () => {
  const { owner, user } = await house
    .organization()
    .then((each) => ({ owner: each.owner, user: each.user.bind(each) }));
  const rep = await user('SALES_REP');
  for (const companyName of ['Big Star', 'Mustard', 'Star', 'Starlight', 'Costar'])
    await owner.client({ companyName });
  await owner.client({ companyName: 'Other', email: 'star@other.example' });
  expect(await found(owner, 'star')).toEqual(
    ['Star', 'Starlight', 'Big Star', 'Other', 'Costar', 'Mustard'].map((name) => `Client: ${name}`),
  );
  const own = await rep.client({ companyName: 'Starlights of mine' });
  await owner.run('mutation ($id: ID!) { noteRecordViewed(type: "Client", id: $id) }', { id: own.id });
  expect((await found(owner, 'starli'))[0]).toBe('Client: Starlights of mine');
});

test('entries follow what happens to records', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'Before' });
  await owner.run('mutation ($input: UpdateClientInput!) { updateClient(input: $input) { id } }', {
    input: { id: client.id, companyName: 'Later' },
  });
  expect(await found(owner, 'before')).toEqual([]);
  expect(await found(owner, 'later')).toEqual(['Client: Later']);
  await owner.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id: client.id });
  expect(await found(owner, 'later')).toEqual([]);
  await owner.run('mutation ($id: ID!) { restoreClient(id: $id) { id } }', { id: client.id });
  expect(await found(owner, 'later')).toEqual(['Client: Later']);
});

test('moving an opportunity leaves its entry alone', async () => {
  const { owner } = await house.organization();
  const opportunity = await owner.opportunity({ name: 'Two boats' });
  const place = async () =>
    (
      await house.app.services.pool.query('SELECT ctid, xmin FROM search_entries WHERE id = $1', [
        opportunity.id,
      ])
    ).rows;
  const before = await place();
  expect(before).toHaveLength(1);
  const { defaultPipeline } = await owner.run<{ defaultPipeline: { stages: { id: string }[] } }>(
    '{ defaultPipeline { stages { id } } }',
  );
  await owner.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
    input: { id: opportunity.id, stageId: defaultPipeline.stages[1]!.id },
  });
  expect(await place()).toEqual(before);
});

test('nobody finds what they may not see, spelt right or wrong, nor does it hide what they may', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  for (let i = 0; i < 70; i++) await organization.owner.create('Lead', { lastName: `Secretperson ${i}` });
  expect(await found(rep, 'secretperson')).toEqual([]);
  expect(await found(rep, 'secretpersno')).toEqual([]);
  await rep.create('Lead', { lastName: 'Zed Secretperson' });
  expect(await found(rep, 'secretperson')).toEqual(['Lead: Zed Secretperson']);
  expect(await found((await house.organization()).owner, 'secretperson')).toEqual([]);
});

test('interactions are found by their subject', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'Acme' });
  await owner.create('Interaction', {
    type: 'NOTE',
    subject: 'Delivery of the anchors',
    clientId: client.id,
  });
  expect(await found(owner, 'anchors deliv')).toEqual(['Interaction: Delivery of the anchors']);
});
