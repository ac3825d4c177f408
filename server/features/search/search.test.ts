import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

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

test('only the types asked for are looked through, and one that is not searched is refused', async () => {
  const { owner } = await house.organization();
  const { id } = await owner.client({ companyName: 'Quince' });
  await owner.create('Opportunity', { name: 'Quince jam', clientId: id });
  const ofTypes = (types: string[]) =>
    owner.run<Groups>('query ($types: [String!]) { search(text: "quince", types: $types) { type } }', {
      types,
    });
  expect((await ofTypes(['Opportunity', 'Contact'])).search).toEqual([{ type: 'Opportunity' }]);
  expect((await refusal(ofTypes(['Client', 'Session']))).fields).toHaveProperty('types');
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

/** The names in a list that is searched, with how many it counts and adds up. */
const listed = async (person: Person, search: string) => {
  const { clients, clientsSummary } = await person.run<{
    clients: { totalCount: number; nodes: { name: string }[] };
    clientsSummary: { count: number };
  }>(
    'query ($search: String!) { clients(search: $search, orderBy: { field: name }) { totalCount nodes { name } } clientsSummary(search: $search) { count } }',
    { search },
  );
  const names = clients.nodes.map(({ name }) => name);
  expect([clients.totalCount, clientsSummary.count]).toEqual([names.length, names.length]);
  return names;
};

test('a list finds as the search does: without accents, by phone number, in any order, and with a typing error', async () => {
  const { owner } = await house.organization();
  await owner.client({
    companyName: 'Café Zürich',
    phone: '+41 44 668 18 00',
    website: 'https://zcafe.example',
  });
  await owner.client({ companyName: 'Johnson & Sons' });
  await owner.client({ companyName: 'Jonson Brothers' });
  const cafe = ['Café Zürich'];
  for (const text of [
    'cafe zur',
    'ZÜRICH café',
    '044 668 18 00',
    '0041446681800',
    'zcafe',
    'caffe zurich',
    ' ',
  ])
    expect([text, await listed(owner, text)]).toEqual([
      text,
      text.trim() ? cafe : ['Café Zürich', 'Johnson & Sons', 'Jonson Brothers'],
    ]);
  expect(await listed(owner, 'jonson')).toEqual(['Jonson Brothers']);
  expect(await listed(owner, 'johnsen')).toEqual(['Johnson & Sons']);
  expect(await listed(owner, 'nobody')).toEqual([]);
});

test('typing errors in a list are mended by what one sees, and everywhere alike', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  await organization.owner.create('Lead', { lastName: 'Wintre' });
  await rep.create('Lead', { lastName: 'Winter' });
  const { leads } = await rep.run<{ leads: { nodes: { name: string }[] } }>(
    '{ leads(search: "wintre") { nodes { name } } }',
  );
  expect(leads.nodes).toEqual([{ name: 'Winter' }]);
  const opportunity = await rep.opportunity({ name: 'Harbour crane' });
  const { defaultPipeline } = await rep.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  const { board } = await rep.run<{
    board: { totalCount: number; columns: { opportunities: { nodes: { id: string }[] } }[] };
  }>(
    'query ($id: ID!) { board(pipelineId: $id, search: "harbuor") { totalCount columns { opportunities { nodes { id } } } } }',
    { id: defaultPipeline.id },
  );
  expect(board.totalCount).toBe(1);
  expect(board.columns.flatMap(({ opportunities }) => opportunities.nodes)).toEqual([{ id: opportunity.id }]);
});

test.each([
  [
    'users',
    'Ines Sample',
    (owner: Person) => owner.update('User', { id: owner.userId, name: 'Ines Sample' }),
  ],
  ['teams', 'Inside sales', (owner: Person) => owner.create('Team', { name: 'Inside sales' })],
  ['tags', 'Insight', (owner: Person) => owner.create('Tag', { name: 'Insight' })],
])('a list of %s is searched in the same way', async (plural, name, make) => {
  const { owner } = await house.organization();
  await make(owner);
  for (const search of ['ins', 'ínes', name]) {
    const answer = await owner.run<Record<string, { nodes: { name: string }[] }>>(
      `query ($search: String!) { ${plural}(search: $search) { nodes { name } } }`,
      { search },
    );
    const fits = search === name || (search === 'ins' ? name !== 'Ines Sample' : name === 'Ines Sample');
    expect([search, answer[plural]!.nodes]).toEqual([search, fits ? [{ name }] : []]);
  }
});

describe('Interactions', () => {
  const note = (owner: Person, clientId: string, subject: string, body: string) =>
    owner.create<{ id: string }>('Interaction', { type: 'NOTE', subject, body, clientId });

  test('are found by beginnings of words of their subject and text, in any order, and with a typing error', async () => {
    const { owner } = await house.organization();
    const client = await owner.client({ companyName: 'Acme' });
    const { id } = await note(
      owner,
      client.id,
      'Delivery of the anchors',
      'The Köln quay is too shallow (2.5 m).',
    );
    for (const text of ['anchors deliv', 'koln quay', 'shallow delivery', '2.5', 'delivrey anchors'])
      expect([text, await found(owner, text)]).toEqual([text, ['Interaction: Delivery of the anchors']]);
    expect(await found(owner, 'livery')).toEqual([]);
    const { interactions } = await owner.run<{ interactions: { nodes: object[] } }>(
      '{ interactions(search: "kol qua") { nodes { id } } }',
    );
    expect(interactions.nodes).toEqual([{ id }]);
    await owner.update('Interaction', { id, body: 'The quay is deep.' });
    expect(await found(owner, 'shallow')).toEqual([]);
    expect(await found(owner, 'deep')).toHaveLength(1);
    await owner.run('mutation ($id: ID!) { deleteInteraction(id: $id) { id } }', { id });
    expect(await found(owner, 'deep')).toEqual([]);
  });

  test('have their share beside many records, the latest first', async () => {
    const { owner } = await house.organization();
    const client = await owner.client({ companyName: 'Pearl 0' });
    for (let i = 1; i < 12; i++) await owner.client({ companyName: `Pearl ${i}` });
    for (const [day, subject] of ['Pearls, first', 'Pearls, second'].entries())
      await owner.create('Interaction', {
        type: 'NOTE',
        subject,
        body: 'Nothing else.',
        clientId: client.id,
        completedAt: `2026-01-0${day + 1}T12:00:00Z`,
      });
    const all = await found(owner, 'pearl');
    expect(all).toHaveLength(14);
    expect(all.filter((each) => each.startsWith('Interaction'))).toEqual([
      'Interaction: Pearls, second',
      'Interaction: Pearls, first',
    ]);
  });

  test('of others are not found by those who see their own', async () => {
    const organization = await house.organization();
    const rep = await organization.user('SALES_REP');
    const client = await organization.owner.client({ companyName: 'Acme' });
    await note(organization.owner, client.id, 'About pay', 'The secretsalary is high.');
    expect(await found(organization.owner, 'secretsalary')).toHaveLength(1);
    expect(await found(rep, 'secretsalary')).toEqual([]);
  });

  test('that are pinned or planned anew keep their words', async () => {
    const { owner } = await house.organization();
    const client = await owner.client({ companyName: 'Acme' });
    const { id } = await note(owner, client.id, 'Anchors', 'Rope.');
    const place = async () =>
      (await house.app.services.pool.query('SELECT ctid, xmin FROM search_texts WHERE id = $1', [id])).rows;
    const before = await place();
    expect(before).toHaveLength(1);
    await owner.update('Interaction', { id, durationMinutes: 5, subject: 'Anchors' });
    expect(await place()).toEqual(before);
  });
});

test('users, tags and price lists are found by those who may see them', async () => {
  const organization = await house.organization();
  const { owner } = organization;
  await owner.create('Tag', { name: 'Quartz' });
  await owner.create('PriceList', { name: 'Quartz prices' });
  expect(await found(owner, 'quartz')).toEqual(['Tag: Quartz', 'PriceList: Quartz prices']);
  const guest = await organization.user('READ_ONLY');
  expect(await found(guest, 'quartz')).toHaveLength(2);
  const id = await organization.roleId('READ_ONLY');
  await owner.update('Role', { id, permissions: { 'client.view': 'ALL' } });
  expect(await found(guest, 'quartz')).toEqual([]);
});

test('a list that asks for what is in the bin is searched, too', async () => {
  const { owner } = await house.organization();
  const { id } = await owner.client({ companyName: 'Müller Gone', email: 'old@gone.example' });
  await owner.client({ companyName: 'Müller Here' });
  await owner.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id });
  const names = async (search: string, deletedAt?: object) => {
    const { clients, clientsSummary } = await owner.run<{
      clients: { totalCount: number; nodes: { name: string }[] };
      clientsSummary: { count: number };
    }>(
      'query ($search: String!, $filter: ClientFilter) { clients(search: $search, filter: $filter) { totalCount nodes { name } } clientsSummary(search: $search, filter: $filter) { count } }',
      { search, filter: deletedAt && { deletedAt } },
    );
    expect([clients.totalCount, clientsSummary.count]).toEqual([clients.nodes.length, clients.nodes.length]);
    return clients.nodes.map(({ name }) => name).sort();
  };
  const gone = { isNull: false };
  expect(await names('muller', gone)).toEqual(['Müller Gone']);
  expect(await names('OLD@gone', gone)).toEqual(['Müller Gone']);
  expect(await names('here', gone)).toEqual([]);
  expect(await names('muller', { isNull: true })).toEqual(['Müller Here']);
  expect(await names('muller')).toEqual(['Müller Here']);
});
