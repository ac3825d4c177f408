import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let ana: Person;

const FIELDS = [
  { key: 'floor', label: 'Floor', type: 'NUMBER' },
  { key: 'fee', label: 'Fee', type: 'DECIMAL' },
  { key: 'nickname', label: 'Nickname', type: 'TEXT' },
  { key: 'trusted', label: 'Trusted', type: 'BOOLEAN' },
  { key: 'contractEnd', label: 'Contract end', type: 'DATE' },
  { key: 'auditedAt', label: 'Audited', type: 'DATE_TIME' },
  { key: 'tier', label: 'Tier', type: 'SELECT', options: [{ id: 'gold', label: 'Gold' }] },
  {
    key: 'regions',
    label: 'Regions',
    type: 'MULTI_SELECT',
    options: [
      { id: 'north', label: 'North' },
      { id: 'south', label: 'South' },
    ],
  },
];

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function namesOf(filter: object): Promise<string[]> {
  const { clients } = await ana.run<{ clients: { nodes: { name: string }[]; totalCount: number } }>(
    'query ($filter: ClientFilter) { clients(filter: $filter, orderBy: { field: name }) { nodes { name } totalCount } }',
    { filter },
  );
  expect(clients.totalCount).toBe(clients.nodes.length);
  return clients.nodes.map(({ name }) => name);
}

beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization()).owner;
  for (const field of FIELDS) await ana.create('CustomFieldDefinition', { subjectType: 'Client', ...field });
  await ana.create('CustomFieldDefinition', {
    subjectType: 'Opportunity',
    key: 'seats',
    label: 'Seats',
    type: 'NUMBER',
  });
  const acme = await ana.client({
    companyName: 'Acme',
    customFields: {
      floor: 12,
      fee: '9.5',
      nickname: 'The Anvil',
      trusted: true,
      contractEnd: day(10),
      auditedAt: `${day(-2)}T12:00:00Z`,
      tier: 'gold',
      regions: ['north', 'south'],
    },
  });
  await ana.client({
    companyName: 'Bolt',
    customFields: { floor: 9, fee: '10', trusted: false, contractEnd: day(90), regions: ['south'] },
  });
  await ana.client({ companyName: 'Cog' });
  await ana.opportunity({ clientId: acme.id, name: 'Big', customFields: { seats: 50 } });
  await ana.opportunity({ clientId: acme.id, name: 'Small', customFields: { seats: 5 } });
});
afterAll(() => house.close());

describe('a filter on a custom field compares by its type', () => {
  const CASES: [condition: object, names: string[]][] = [
    [{ key: 'floor', number: { gt: 9 } }, ['Acme']],
    [{ key: 'fee', number: { gt: '9.5' } }, ['Bolt']],
    [{ key: 'fee', number: { isNull: true } }, ['Cog']],
    [{ key: 'nickname', string: { contains: 'anvil' } }, ['Acme']],
    [{ key: 'trusted', boolean: { eq: false } }, ['Bolt']],
    [{ key: 'contractEnd', date: { withinNext: 'P30D' } }, ['Acme']],
    [{ key: 'contractEnd', date: { after: day(30) } }, ['Bolt']],
    [{ key: 'auditedAt', date: { withinLast: 'P7D' } }, ['Acme']],
    [{ key: 'auditedAt', date: { before: 'today' } }, ['Acme']],
    [{ key: 'tier', string: { in: ['gold'] } }, ['Acme']],
    [{ key: 'tier', string: { notIn: ['gold'] } }, ['Bolt', 'Cog']],
    [{ key: 'regions', list: { hasAny: ['south'] } }, ['Acme', 'Bolt']],
    [{ key: 'regions', list: { hasAll: ['north', 'south'] } }, ['Acme']],
    [{ key: 'regions', list: { isEmpty: true } }, ['Cog']],
  ];
  test.each(CASES)('%j', async (condition, names) => {
    expect(await namesOf({ customFields: [condition] })).toEqual(names);
  });

  test('in groups and in related records', async () => {
    const seats = (gte: number) => ({
      opportunities: { some: { customFields: [{ key: 'seats', number: { gte } }] } },
    });
    expect(await namesOf(seats(50))).toEqual(['Acme']);
    expect(await namesOf(seats(51))).toEqual([]);
    const floor = { customFields: [{ key: 'floor', number: { lt: 10 } }] };
    expect(await namesOf({ or: [floor, { not: { or: [floor, seats(1)] } }] })).toEqual(['Bolt', 'Cog']);
  });

  test('on the board', async () => {
    const { defaultPipeline } = await ana.run<{ defaultPipeline: { id: string } }>(
      '{ defaultPipeline { id } }',
    );
    const { board } = await ana.run<{
      board: { totalCount: number; columns: { opportunities: { nodes: object[] } }[] };
    }>(
      'query ($id: ID!, $filter: OpportunityFilter) { board(pipelineId: $id, filter: $filter) { totalCount columns { opportunities { nodes { name } } } } }',
      { id: defaultPipeline.id, filter: { customFields: [{ key: 'seats', number: { lt: 10 } }] } },
    );
    expect(board.totalCount).toBe(1);
    expect(board.columns.flatMap((column) => column.opportunities.nodes)).toEqual([{ name: 'Small' }]);
  });
});

describe('a filter that does not fit the field says which and why', () => {
  const REFUSALS: [condition: object, path: string][] = [
    [{ key: 'floor', string: { contains: '1' } }, 'filter.customFields.floor.string'],
    [{ key: 'nickname', number: { gt: 1 } }, 'filter.customFields.nickname.number'],
    [{ key: 'regions', string: { eq: 'north' } }, 'filter.customFields.regions.string'],
    [{ key: 'nothing', string: { eq: 'x' } }, 'filter.customFields.nothing'],
    [{ string: { eq: 'x' } }, 'filter.customFields.key'],
    [{ key: 'contractEnd', date: { before: 'soon' } }, 'filter.customFields.contractEnd.before'],
  ];
  test.each(REFUSALS)('%j', async (condition, path) => {
    const { code, fields } = await refusal(namesOf({ customFields: [condition] }));
    expect(code).toBe('INVALID');
    expect(Object.keys(fields)).toEqual([path]);
  });
});

test('a value that a former field of the same key left behind is no value', async () => {
  const other = (await house.organization()).owner;
  const field = { subjectType: 'Client', key: 'code', label: 'Code' };
  const { id } = await other.create('CustomFieldDefinition', { ...field, type: 'TEXT' });
  await other.client({ companyName: 'Old', customFields: { code: 'not a number' } });
  await other.run('mutation ($id: ID!) { deleteCustomFieldDefinition(id: $id) { id } }', { id });
  await other.create('CustomFieldDefinition', { ...field, type: 'NUMBER' });
  await other.client({ companyName: 'New', customFields: { code: 7 } });
  const { clients } = await other.run<{ clients: { nodes: { name: string }[] } }>(
    '{ clients(filter: { customFields: [{ key: "code", number: { gt: 1 } }] }) { nodes { name } } }',
  );
  expect(clients.nodes).toEqual([{ name: 'New' }]);
});

test('a field of another organization is not there', async () => {
  const stranger = (await house.organization()).owner;
  const asked = stranger.run(
    '{ clients(filter: { customFields: [{ key: "floor", number: { gt: 1 } }] }) { totalCount } }',
  );
  expect((await refusal(asked)).fields).toEqual({
    'filter.customFields.floor': 'There is no custom field floor.',
  });
});

test('an empty list is no value, and does not do for a required field', async () => {
  const other = (await house.organization()).owner;
  await other.create('CustomFieldDefinition', {
    ...FIELDS.find(({ key }) => key === 'regions'),
    subjectType: 'Contact',
    required: true,
  });
  const contact = (regions: string[]) =>
    other.create<{ customFields: object }>(
      'Contact',
      { lastName: 'Quill', customFields: { regions } },
      'customFields',
    );
  expect((await refusal(contact([]))).fields).toEqual({ 'customFields.regions': 'Regions is required.' });
  expect((await contact(['south'])).customFields).toEqual({ regions: ['south'] });
});
