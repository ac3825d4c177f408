import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let organization: TestOrganization;
let ana: Person;
/** May see clients and leads, and export them, but no restricted field. */
let rep: Person;
let clientId: string;

const RESTRICTED = { readPermission: 'customField.viewRestricted', type: 'NUMBER' };

beforeAll(async () => {
  house = await openHouse();
  organization = await house.organization();
  ana = organization.owner;
  rep = await organization.user('SALES_REP');
  const define = (input: object) => ana.create('CustomFieldDefinition', { subjectType: 'Client', ...input });
  await define({ key: 'margin', label: 'Margin', ...RESTRICTED });
  await define({ key: 'open', label: 'Open', type: 'TEXT' });
  await define({
    key: 'credit',
    label: 'Credit',
    type: 'NUMBER',
    required: true,
    writePermission: 'customField.setRestricted',
  });
  await define({ key: 'margin', label: 'Margin', subjectType: 'Lead', ...RESTRICTED });
  const made = await ana.client({
    companyName: 'Acme',
    ownerId: rep.userId,
    customFields: { margin: 4711, open: 'yes', credit: 5 },
  });
  clientId = made.id;
});
afterAll(() => house.close());

const READ = 'query ($id: ID!) { client(id: $id) { customFields } }';
const seen = { open: 'yes', credit: 5 };

test('a record does not have the value, read by itself, in a list, from elsewhere or with its history', async () => {
  const one = await rep.run<{ client: object }>(READ, { id: clientId });
  expect(one.client).toEqual({ customFields: seen });
  expect((await ana.run<{ client: object }>(READ, { id: clientId })).client).toEqual({
    customFields: { ...seen, margin: 4711 },
  });
  const list = await rep.run<{ clients: { nodes: object[] } }>('{ clients { nodes { customFields } } }');
  expect(list.clients.nodes).toEqual([{ customFields: seen }]);
  await ana.opportunity({ clientId, ownerId: rep.userId });
  const { opportunities } = await rep.run<{ opportunities: { nodes: object[] } }>(
    '{ opportunities { nodes { client { customFields history(first: 1) { totalCount } } } } }',
  );
  expect(opportunities.nodes).toMatchObject([{ client: { customFields: seen } }]);
});

test('history and audit do not tell it', async () => {
  await ana.update('Client', { id: clientId, customFields: { margin: 4712 } });
  await ana.update('Client', { id: clientId, customFields: { margin: 4711, open: 'no' } });
  await ana.update('Client', { id: clientId, customFields: { open: 'yes' } });
  const history = async (person: Person) =>
    JSON.stringify(
      await person.run('query ($id: ID!) { client(id: $id) { history { nodes { name changes } } } }', {
        id: clientId,
      }),
    );
  expect(await history(rep)).not.toContain('471');
  expect(await history(rep)).toContain('"open":"no"');
  expect(await history(ana)).toContain('4712');
});

test.each([
  ['{ clients(filter: { customFields: [{ key: "margin", number: { gt: 1 } }] }) { totalCount } }'],
  ['{ clients(filter: { not: { customFields: [{ key: "margin", number: { gt: 1 } }] } }) { totalCount } }'],
  [
    '{ opportunities(filter: { client: { customFields: [{ key: "margin", number: { isNull: true } }] } }) { totalCount } }',
  ],
  ['{ clients(orderBy: { field: customField, key: "margin" }) { nodes { id } } }'],
  [
    'mutation { requestExport(input: { subjectType: "Client", format: CSV, filter: { customFields: [{ key: "margin", number: { gt: 1 } }] } }) { url } }',
  ],
])('a filter or an order by it is refused, not ignored: %s', async (operation) => {
  expect(['FORBIDDEN', 'INVALID']).toContain((await refusal(rep.run(operation))).code);
  await ana.run(operation);
});

test('an export leaves it out', async () => {
  const csv = async (person: Person) => {
    const { requestExport } = await person.run<{ requestExport: { url: string } }>(
      'mutation { requestExport(input: { subjectType: "Client", format: CSV }) { url leftOut } }',
    );
    return (await fetch(house.url + requestExport.url, { headers: { cookie: person.cookie } })).text();
  };
  expect(await csv(ana)).toContain('4711');
  const theirs = await csv(rep);
  expect(theirs).toContain('Acme');
  expect(theirs).not.toMatch(/4711|Margin/);
});

test('the search finds nothing by it', async () => {
  const { search } = await rep.run<{ search: object[] }>('{ search(text: "4711") { __typename } }');
  expect(search).toEqual([]);
});

test('it cannot be set, and stays when something else is', async () => {
  const set = (customFields: object) => rep.update('Client', { id: clientId, customFields });
  for (const values of [{ margin: 1 }, { credit: 6 }])
    expect((await refusal(set(values))).code).toBe('FORBIDDEN');
  await set({ open: 'maybe', credit: 5 });
  expect((await ana.run<{ client: object }>(READ, { id: clientId })).client).toEqual({
    customFields: { margin: 4711, open: 'maybe', credit: 5 },
  });
  const undone = await rep.run<{ undoChangeSet: { undone: number; left: object[] } }>(
    'mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { field } } }',
    { id: rep.changeSetId },
  );
  expect(undone.undoChangeSet).toEqual({ undone: 1, left: [] });
  expect((await ana.run<{ client: object }>(READ, { id: clientId })).client).toEqual({
    customFields: { ...seen, margin: 4711 },
  });
});

test('who may not set a required field is not asked for it', async () => {
  await rep.client({ companyName: 'Bolt', customFields: { open: 'yes' } });
  expect((await refusal(ana.client({ companyName: 'Cog' }))).fields).toEqual({
    'customFields.credit': 'Credit is required.',
  });
});

test('a conflict does not tell it', async () => {
  const { extensions } = await refusal(
    rep.update('Client', { id: clientId, version: 1, industry: 'Mining' }),
  );
  expect(JSON.stringify(extensions.current)).toContain('Acme');
  expect(JSON.stringify(extensions.current)).not.toContain('4711');
});

test('an import does not offer it', async () => {
  const { importSubjects } = await rep.run<{
    importSubjects: { type: string; fields: { key: string }[] }[];
  }>('{ importSubjects { type fields { key } } }');
  const keys = importSubjects.find(({ type }) => type === 'Client')!.fields.map(({ key }) => key);
  expect(keys).toContain('customFields.open');
  expect(keys).not.toContain('customFields.margin');
  expect(keys).not.toContain('customFields.credit');
});

test('the conversion of a lead does not carry it over for those who do not see it', async () => {
  const lead = await ana.create<{ id: string }>('Lead', {
    companyName: 'Drill',
    ownerId: rep.userId,
    customFields: { margin: 4711 },
  });
  const preview = await rep.run('query ($id: ID!) { leadConversionPreview(id: $id) { client } }', {
    id: lead.id,
  });
  expect(JSON.stringify(preview)).not.toContain('4711');
});

test('the definition says what one may do, and is changed only by those who have its rights', async () => {
  const asked =
    '{ customFieldDefinitions(filter: { subjectType: { eq: "Client" } }) { nodes { id key readable writable } } }';
  const { customFieldDefinitions } = await rep.run<{
    customFieldDefinitions: { nodes: { id: string; key: string; readable: boolean; writable: boolean }[] };
  }>(asked);
  expect(
    Object.fromEntries(
      customFieldDefinitions.nodes.map(({ key, readable, writable }) => [key, [readable, writable]]),
    ),
  ).toEqual({ margin: [false, false], open: [true, true], credit: [true, false] });
  const { id } = customFieldDefinitions.nodes.find(({ key }) => key === 'margin')!;
  const manager = await organization.user('SALES_MANAGER');
  const { roles } = await ana.run<{
    roles: { nodes: { id: string; key: string; version: number; permissions: object }[] };
  }>('{ roles(first: 50) { nodes { id key permissions } } }');
  const role = roles.nodes.find(({ key }) => key === 'SALES_MANAGER')!;
  const permissions = { ...role.permissions, 'customField.viewRestricted': 'NONE' };
  await ana.update('Role', { id: role.id, permissions });
  const changed = manager.update('CustomFieldDefinition', { id, readPermission: null });
  expect((await refusal(changed)).code).toBe('FORBIDDEN');
});
