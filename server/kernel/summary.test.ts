import { type House, openHouse, type TestOrganization } from '../testing/house.js';
import { type Person, refusal } from '../testing/person.js';

let house: House;
let organization: TestOrganization;
let ana: Person;

interface Summary {
  count: number;
  totals: object[];
  groups: { value: unknown; label: string | null; count: number; totals: object[] }[];
}

const summary = async (args: string, person = ana) =>
  (
    await person.run<{ opportunitiesSummary: Summary }>(
      `{ opportunitiesSummary(${args}) { count totals { key sum average } groups { value label count totals { sum } } } }`,
    )
  ).opportunitiesSummary;

beforeAll(async () => {
  house = await openHouse();
  organization = await house.organization({ baseCurrency: 'EUR' });
  ana = organization.owner;
  await ana.create('CustomFieldDefinition', {
    subjectType: 'Opportunity',
    key: 'kind',
    label: 'Kind',
    type: 'SELECT',
    options: [
      { id: 'new', label: 'New' },
      { id: 'more', label: 'More' },
    ],
  });
  await ana.create('CustomFieldDefinition', {
    subjectType: 'Opportunity',
    key: 'cost',
    label: 'Cost',
    type: 'MONEY',
    readRoleIds: [await organization.roleId('SALES_MANAGER')],
  });
  const cost = (amount: number, currency = 'EUR', rateToBase = '1') => ({ amount, currency, rateToBase });
  await ana.opportunity({ name: 'A', amount: '100', customFields: { kind: 'new', cost: cost(10) } });
  await ana.opportunity({
    name: 'B',
    amount: '100',
    currency: 'USD',
    rateToBase: '0.5',
    customFields: { kind: 'more', cost: cost(10, 'USD', '0.5') },
  });
  await ana.opportunity({ name: 'C', amount: '30', customFields: { kind: 'new' } });
  await ana.opportunity({ name: 'D', amount: '20' });
});
afterAll(() => house.close());

test('a list is added up in the base currency, over the whole filter', async () => {
  expect(await summary('totals: ["total", "customFields.cost", "probability"]')).toMatchObject({
    count: 4,
    totals: [
      { key: 'total', sum: '200.0000', average: '50.0000' },
      { key: 'customFields.cost', sum: '15.0000', average: '7.5000' },
      { key: 'probability' },
    ],
    groups: [],
  });
  const some = await summary('filter: { amount: { gt: "50" } }, search: "A", totals: ["amount"]');
  expect(some).toMatchObject({ count: 1, totals: [{ sum: '100.0000' }] });
  expect(await summary('search: "nothing", totals: ["amount"]')).toMatchObject({
    count: 0,
    totals: [{ sum: null, average: null }],
  });
});

test('groups are counted and added up, those without a value too', async () => {
  const { groups } = await summary('groupBy: "customFields.kind", totals: ["total"]');
  expect(groups).toEqual([
    { value: 'new', label: null, count: 2, totals: [{ sum: '130.0000' }] },
    { value: 'more', label: null, count: 1, totals: [{ sum: '50.0000' }] },
    { value: null, label: null, count: 1, totals: [{ sum: '20.0000' }] },
  ]);
  const owners = await summary('groupBy: "ownerId"');
  expect(owners.groups).toMatchObject([
    { value: ana.userId, count: 4, label: expect.stringMatching(/^Owner/) },
  ]);
});

test('rights hold: rows, sums and groups', async () => {
  const rep = await organization.user('SALES_REP');
  expect(await summary('totals: ["total"]', rep)).toMatchObject({ count: 0 });
  await rep.opportunity({ name: 'E', amount: '7' });
  expect(await summary('totals: ["total", "customFields.cost"]', rep)).toMatchObject({
    count: 1,
    totals: [{ sum: '7.0000' }, { sum: null, average: null }],
  });
  await ana.create('CustomFieldDefinition', {
    subjectType: 'Opportunity',
    key: 'secret',
    label: 'Secret',
    type: 'TEXT',
    readRoleIds: [await organization.roleId('SALES_MANAGER')],
  });
  expect((await refusal(summary('groupBy: "customFields.secret"', rep))).code).toBe('FORBIDDEN');
  expect(
    (await refusal(summary('filter: { customFields: [{ key: "cost", number: { gt: 1 } }] }', rep))).code,
  ).toBe('FORBIDDEN');
});

test.each([
  ['groupBy: "nothing"', 'groupBy'],
  ['groupBy: "amount"', 'groupBy'],
  ['groupBy: "customFields.nothing"', 'groupBy'],
  ['totals: ["name"]', 'totals'],
  ['totals: ["organizationId"]', 'totals'],
])('%s is refused by name', async (args, field) => {
  expect(Object.keys((await refusal(summary(args))).fields)).toEqual([field]);
});
