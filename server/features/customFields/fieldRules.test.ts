import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let organization: TestOrganization;
let ana: Person;

const define = (input: object, person = ana) =>
  person.create('CustomFieldDefinition', { subjectType: 'Client', ...input });

const client = (customFields: object, person = ana) =>
  person.create<{ id: string; version: number; customFields: Record<string, unknown> }>(
    'Client',
    { companyName: 'Acme', customFields },
    'id version customFields',
  );

const problemOf = async (customFields: object, person = ana) =>
  (await refusal(client(customFields, person))).fields;

beforeAll(async () => {
  house = await openHouse();
  organization = await house.organization({ baseCurrency: 'EUR' });
  ana = organization.owner;
});
afterAll(() => house.close());

describe('money', () => {
  beforeAll(() => define({ key: 'budget', label: 'Budget', type: 'MONEY', minimum: '10' }));

  test('has a currency, and is compared and ordered by what it is worth in that of the organization', async () => {
    const { customFields } = await client({ budget: { amount: '100', currency: 'usd', rateToBase: '0.9' } });
    expect(customFields.budget).toEqual({
      amount: '100.0000',
      currency: 'USD',
      rateToBase: '0.90000000',
      base: '90.0000',
    });
    expect((await client({ budget: { amount: 95 } })).customFields.budget).toMatchObject({ currency: 'EUR' });
    const { clients } = await ana.run<{ clients: { nodes: { customFields: { budget: object } }[] } }>(
      '{ clients(filter: { customFields: [{ key: "budget", number: { gte: 90 } }] }, orderBy: { field: customField, key: "budget", direction: DESC }) { nodes { customFields } } }',
    );
    expect(clients.nodes.map((node) => node.customFields.budget)).toMatchObject([
      { base: '95.0000' },
      { base: '90.0000' },
    ]);
  });

  test.each([
    [{ amount: 'much' }, 'Budget has to be a number.'],
    [{ amount: 100, currency: 'XXY' }, 'Currency of Budget is not an ISO 4217 currency.'],
    [{ amount: 100, currency: 'USD' }, 'Budget: say what one USD is worth in EUR.'],
    [{ amount: 5 }, 'Budget has to be at least 10.'],
    [[5], 'Budget has to be { amount, currency }.'],
  ])('%j is refused', async (budget, message) => {
    expect(await problemOf({ budget })).toEqual({ 'customFields.budget': message });
  });
});

describe('a reference', () => {
  beforeAll(async () => {
    await define({ key: 'partner', label: 'Partner', type: 'REFERENCE', referenceTo: 'Client' });
    await define({ key: 'deputy', label: 'Deputy', type: 'USER' });
  });

  test('leads to a record of the organization, whose name is there until it is deleted', async () => {
    const { id } = await ana.client({ companyName: 'Bolt' });
    const made = await client({ partner: id, deputy: ana.userId });
    expect(made.customFields).toMatchObject({ partner: id, deputy: ana.userId });
    const names = async (person = ana) =>
      (
        await person.run<{ recordNames: object[] }>(
          'query ($ids: [ID!]!) { recordNames(type: "Client", ids: $ids) { id name deleted } }',
          { ids: [id] },
        )
      ).recordNames;
    expect(await names()).toEqual([{ id, name: 'Bolt', deleted: false }]);
    const found = await ana.run<{ clients: { totalCount: number } }>(
      'query ($id: ID!) { clients(filter: { customFields: [{ key: "partner", id: { eq: $id } }, { key: "deputy", id: { eq: "$me" } }] }) { totalCount } }',
      { id },
    );
    expect(found.clients.totalCount).toBe(1);
    await ana.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id });
    expect(await names()).toEqual([{ id, name: 'Bolt', deleted: true }]);
    const stranger = (await house.organization()).owner;
    expect(await names(stranger)).toEqual([{ id, name: null, deleted: false }]);
    expect(await problemOf({ partner: id })).toEqual({
      'customFields.partner': 'Partner leads to no record you can see.',
    });
  });

  test('never leads into another organization', async () => {
    const stranger = (await house.organization()).owner;
    const { id } = await stranger.client();
    for (const input of [{ partner: id }, { deputy: stranger.userId }])
      expect(Object.keys(await problemOf(input))).toEqual([`customFields.${Object.keys(input)[0]}`]);
  });

  test('leads to a noun', async () => {
    const made = define({ key: 'lost', label: 'Lost', type: 'REFERENCE', referenceTo: 'Session' });
    expect(Object.keys((await refusal(made)).fields)).toEqual(['referenceTo']);
  });
});

test('an option that is taken away is archived: records keep it, nobody chooses it again', async () => {
  const gold = { id: 'gold', label: 'Gold', color: '#fab005' };
  const field = await define({
    key: 'tier',
    label: 'Tier',
    type: 'SELECT',
    options: [gold, { id: 'tin', label: 'Tin' }],
  });
  const made = await client({ tier: 'tin' });
  const { options } = await ana.update<{ options: object[] }>(
    'CustomFieldDefinition',
    { id: field.id, options: [{ ...gold, label: 'Golden' }] },
    'options',
  );
  expect(options).toEqual([
    { ...gold, label: 'Golden' },
    { id: 'tin', label: 'Tin', archived: true },
  ]);
  const changed = await ana.update<{ customFields: object }>(
    'Client',
    { id: made.id, industry: 'Mining', customFields: { tier: 'tin' } },
    'customFields',
  );
  expect(changed.customFields).toMatchObject({ tier: 'tin' });
  expect(await problemOf({ tier: 'tin' })).toEqual({ 'customFields.tier': 'Tier has no such option.' });
});

describe('unique', () => {
  test('holds for any case and spaces, also for two at the same time, and gives way to the bin', async () => {
    await define({ key: 'badge', label: 'Badge', type: 'TEXT', unique: true });
    const first = await client({ badge: 'A  1' });
    const { code, fields } = await refusal(client({ badge: ' a 1' }));
    expect([code, fields]).toEqual(['DUPLICATE', { 'customFields.badge': 'Badge is already in use.' }]);
    const both = await Promise.allSettled([client({ badge: 'B' }), client({ badge: 'b' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await ana.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id: first.id });
    const second = await client({ badge: 'a 1' });
    const restored = ana.run('mutation ($id: ID!) { restoreClient(id: $id) { id } }', { id: first.id });
    expect((await refusal(restored)).code).toBe('DUPLICATE');
    await ana.update('Client', { id: second.id, customFields: { badge: null } });
    await ana.run('mutation ($id: ID!) { restoreClient(id: $id) { id } }', { id: first.id });
    expect((await refusal(client({ badge: 'a 1' }))).code).toBe('DUPLICATE');
  });

  test('is taken on only where no value occurs twice', async () => {
    const { id } = await define({ key: 'room', label: 'Room', type: 'NUMBER' });
    const twin = await client({ room: 7 });
    await client({ room: 7 });
    const make = () => ana.update('CustomFieldDefinition', { id, unique: true });
    expect((await refusal(make())).fields).toEqual({
      unique: '1 value occurs more than once. Make them different first.',
    });
    await ana.update('Client', { id: twin.id, customFields: { room: 8 } });
    await make();
    expect(await problemOf({ room: 8 })).toEqual({ 'customFields.room': 'Room is already in use.' });
  });
});

describe('what a field demands', () => {
  beforeAll(async () => {
    await define({ key: 'plate', label: 'Plate', type: 'TEXT', maxLength: 8, pattern: '[A-Z]{1,3}-\\d+' });
    await define({ key: 'grade', label: 'Grade', type: 'NUMBER', minimum: 1, maximum: 6, defaultValue: 3 });
  });

  test.each([
    [{ plate: 'HH-12345' }, null],
    [{ plate: 'HH-123456' }, 'Plate is longer than 8 characters.'],
    [{ plate: 'hh-1' }, 'Plate does not have the form [A-Z]{1,3}-\\d+.'],
    [{ grade: 0 }, 'Grade has to be at least 1.'],
    [{ grade: 7 }, 'Grade has to be at most 6.'],
  ])('%j: %s', async (values, message) => {
    const [key] = Object.keys(values);
    if (message) expect(await problemOf(values)).toEqual({ [`customFields.${key}`]: message });
    else expect((await client(values)).customFields).toMatchObject(values);
  });

  test('a new record begins with the default, unless something else or nothing is said', async () => {
    expect((await client({})).customFields).toMatchObject({ grade: 3 });
    expect((await client({ grade: 5 })).customFields).toMatchObject({ grade: 5 });
    expect((await client({ grade: null })).customFields).not.toHaveProperty('grade');
  });

  test.each([
    [{ type: 'TEXT', pattern: '(a' }, 'pattern'],
    [{ type: 'TEXT', pattern: '(?=a)' }, 'pattern'],
    [{ type: 'NUMBER', pattern: 'a' }, 'pattern'],
    [{ type: 'NUMBER', minimum: 5, maximum: 4 }, 'maximum'],
    [{ type: 'NUMBER', minimum: 5, defaultValue: 4 }, 'defaultValue'],
    [{ type: 'BOOLEAN', unique: true }, 'unique'],
    [{ type: 'TEXT', readRoleIds: ['00000000-0000-4000-8000-000000000000'] }, 'readRoleIds'],
    [
      {
        type: 'SELECT',
        options: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      'options',
    ],
  ])('a definition cannot be %j', async (input, key) => {
    expect(Object.keys((await refusal(define({ key: 'odd', label: 'Odd', ...input }))).fields)).toEqual([
      key,
    ]);
  });
});

test('a stage asks for custom fields as for others', async () => {
  await define({ key: 'seats', label: 'Seats', type: 'NUMBER', subjectType: 'Opportunity' });
  const stageId = await ana.stage('Proposal');
  await ana.update('PipelineStage', { id: stageId, requiredFields: ['customFields.seats'] });
  const { id } = await ana.opportunity();
  const move = (fields?: object) =>
    ana.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
      input: { id, stageId, fields },
    });
  expect((await refusal(move())).fields).toEqual({
    'customFields.seats': 'Seats is required to enter Proposal.',
  });
  await move({ customFields: { seats: 4 } });
});

test('lists page through an order by a custom field, those without a value last', async () => {
  const other = (await house.organization()).owner;
  await define({ key: 'size', label: 'Size', type: 'NUMBER' }, other);
  for (const [companyName, size] of [
    ['A', 3],
    ['B', null],
    ['C', 20],
    ['D', 1],
    ['E', null],
    ['F', 3],
  ] as const)
    await other.client({ companyName, customFields: size === null ? {} : { size } });
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const {
      clients,
    }: { clients: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await other.run(
        'query ($after: String) { clients(first: 2, after: $after, orderBy: [{ field: customField, key: "size" }, { field: name }]) { nodes { name } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
    names.push(...clients.nodes.map(({ name }) => name));
    if (!clients.pageInfo.hasNextPage) break;
    after = clients.pageInfo.endCursor;
  }
  expect(names).toEqual(['D', 'A', 'F', 'C', 'B', 'E']);
  const asked = other.run('{ clients(orderBy: { field: customField, key: "none" }) { nodes { id } } }');
  expect((await refusal(asked)).fields).toEqual({ orderBy: 'There is no custom field none.' });
});

test('an archived field is hidden everywhere, and back with its values when it is restored', async () => {
  const { id } = await define({ key: 'motto', label: 'Motto', type: 'TEXT' });
  const made = await client({ motto: 'Onwards' });
  await ana.run('mutation ($id: ID!) { deleteCustomFieldDefinition(id: $id) { id } }', { id });
  const values = async () =>
    (
      await ana.run<{ client: { customFields: object } }>(
        'query ($id: ID!) { client(id: $id) { customFields } }',
        { id: made.id },
      )
    ).client.customFields;
  expect(await values()).not.toHaveProperty('motto');
  expect(await problemOf({ motto: 'x' })).toEqual({
    'customFields.motto': 'There is no custom field motto.',
  });
  const { archivedCustomFields } = await ana.run<{ archivedCustomFields: { key: string }[] }>(
    '{ archivedCustomFields { key } }',
  );
  expect(archivedCustomFields.map(({ key }) => key)).toContain('motto');
  await ana.run('mutation ($id: ID!) { restoreCustomFieldDefinition(id: $id) { id } }', { id });
  expect(await values()).toMatchObject({ motto: 'Onwards' });
});

test('fields are put into another order', async () => {
  const other = (await house.organization()).owner;
  const ids: string[] = [];
  for (const key of ['a', 'b', 'c']) ids.push((await define({ key, label: key, type: 'TEXT' }, other)).id);
  const { reorderCustomFields } = await other.run<{
    reorderCustomFields: { key: string; position: number }[];
  }>('mutation ($ids: [ID!]!) { reorderCustomFields(subjectType: "Client", ids: $ids) { key position } }', {
    ids: [ids[2], ids[0]],
  });
  expect(reorderCustomFields.map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  expect(reorderCustomFields.map(({ position }) => position)).toEqual([0, 1, 2]);
});
