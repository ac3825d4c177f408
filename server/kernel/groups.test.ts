import { type House, openHouse, type TestOrganization } from '../testing/house.js';
import { type Person, refusal } from '../testing/person.js';

let house: House;
let organization: TestOrganization;
let ana: Person;

interface Group {
  value: unknown;
  label: string | null;
  count: number;
  totals: { sum: string | null }[];
  nodes: { name: string; owner: { name: string } | null }[];
}

const groups = async (args: string, noun = 'opportunities', person = ana) =>
  (
    await person.run<{ groups: Group[] }>(
      `{ groups: ${noun}Groups(${args}) { value label count totals { sum } nodes { name owner { name } } } }`,
    )
  ).groups;
const names = ({ nodes }: Group) => nodes.map(({ name }) => name);
const byDay = (found: Group[]) =>
  Object.fromEntries(found.map((group) => [String(group.value), [group.count, ...names(group)]]));

beforeAll(async () => {
  house = await openHouse();
  organization = await house.organization({ baseCurrency: 'EUR' });
  ana = organization.owner;
  const due = (name: string, amount: string, expectedCloseOn: string | null, more: object = {}) =>
    ana.opportunity({ name, amount, expectedCloseOn, ...more });
  await due('A', '100', '2026-11-03');
  await due('B', '30', '2026-11-03', { currency: 'USD', rateToBase: '0.5' });
  await due('C', '20', '2026-11-03');
  await due('D', '7', '2026-11-30');
  await due('E', '5', '2026-12-01');
  await due('F', '3', null);
});
afterAll(() => house.close());

const NOVEMBER = '{ expectedCloseOn: { gte: "2026-11-01", lte: "2026-11-30" } }';

test('a month by day: every day is counted and added up, and shows its first rows in order', async () => {
  const [third, last, ...others] = await groups(
    `groupBy: "expectedCloseOn", filter: ${NOVEMBER}, totals: ["total"], orderBy: [{ field: total, direction: DESC }], first: 2`,
  );
  expect(others).toEqual([]);
  expect(third).toMatchObject({ value: '2026-11-03', count: 3, totals: [{ sum: '135.0000' }] });
  expect(names(third!)).toEqual(['A', 'B']);
  expect(last).toMatchObject({ value: '2026-11-30', count: 1, totals: [{ sum: '7.0000' }] });
  expect(last!.nodes).toEqual([{ name: 'D', owner: { name: expect.any(String) } }]);
  const found = byDay(await groups('groupBy: "expectedCloseOn", search: "F", first: 1'));
  expect(found).toEqual({ null: [1, 'F'] });
});

test('the day of an instant is that of the time zone asked for, or else of the organization', async () => {
  const id = await ana.create('CustomFieldDefinition', {
    subjectType: 'Client',
    key: 'visit',
    label: 'Visit',
    type: 'DATE_TIME',
  });
  expect(id).toBeTruthy();
  await ana.client({ companyName: 'Late', customFields: { visit: '2026-11-03T23:30:00.000Z' } });
  const visits = async (zone: string) => {
    const found = await groups(
      `groupBy: "customFields.visit", filter: { customFields: [{ key: "visit", date: { isNull: false } }] }${zone}`,
      'clients',
    );
    return byDay(found);
  };
  expect(await visits('')).toEqual({ '2026-11-03': [1, 'Late'] });
  expect(await visits(', timeZone: "Europe/Berlin"')).toEqual({ '2026-11-04': [1, 'Late'] });
});

test('nobody sees, or counts, what is hidden from them', async () => {
  await ana.create('Lead', { lastName: 'Hidden', ownerId: ana.userId });
  const rep = await organization.user('SALES_REP');
  await rep.create('Lead', { lastName: 'Own', ownerId: rep.userId });
  expect(byDay(await groups('groupBy: "status", first: 5', 'leads', rep))).toEqual({ NEW: [1, 'Own'] });
  expect(byDay(await groups('groupBy: "status", first: 5', 'leads'))).toMatchObject({
    NEW: [2, 'Own', 'Hidden'],
  });
});

test.each([
  ['groupBy: "tags"', 'groupBy'],
  ['groupBy: "nonsense"', 'groupBy'],
  ['groupBy: "createdAt", timeZone: "Atlantis/Capital"', 'timeZone'],
])('%s is refused by name', async (args, field) => {
  const { code, fields } = await refusal(groups(args));
  expect([code, Object.keys(fields)]).toEqual(['INVALID', [field]]);
});

test('the rows of all groups count for what an operation may cost', async () => {
  const rows = 'id name nextStep status currency createdAt updatedAt version deletedAt';
  const nested = `client { ${rows.replace('nextStep', 'email').replace('currency', 'phone')} interactions(first: 20) { nodes { id } } }`;
  const asked = ana.run(
    `{ opportunitiesGroups(groupBy: "status", first: 30) { nodes { ${rows} ${nested} } } }`,
  );
  expect((await refusal(asked)).code).toBe('TOO_EXPENSIVE');
});
