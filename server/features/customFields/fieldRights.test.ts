import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let organization: TestOrganization;
let ana: Person;
/** May see clients and leads, and export them, but no field for managers. */
let rep: Person;
/** Has the role that the fields are for. */
let manager: Person;
let managers: string[];
let clientId: string;

beforeAll(async () => {
  house = await openHouse();
  organization = await house.organization();
  ana = organization.owner;
  rep = await organization.user('SALES_REP');
  manager = await organization.user('SALES_MANAGER');
  managers = [await organization.roleId('SALES_MANAGER')];
  const restricted = { readRoleIds: managers, type: 'NUMBER' };
  const define = (input: object) => ana.create('CustomFieldDefinition', { subjectType: 'Client', ...input });
  await define({ key: 'margin', label: 'Margin', ...restricted });
  await define({ key: 'open', label: 'Open', type: 'TEXT' });
  await define({
    key: 'credit',
    label: 'Credit',
    type: 'NUMBER',
    required: true,
    writeRoleIds: managers,
  });
  await define({ key: 'margin', label: 'Margin', subjectType: 'Lead', ...restricted });
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
  for (const person of [ana, manager])
    expect((await person.run<{ client: object }>(READ, { id: clientId })).client).toEqual({
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
  for (const person of [ana, manager]) expect(await history(person)).toContain('4712');
});

test.each([
  ['{ clients(filter: { customFields: [{ key: "margin", number: { gt: 1 } }] }) { totalCount } }'],
  ['{ clients(filter: { not: { customFields: [{ key: "margin", number: { gt: 1 } }] } }) { totalCount } }'],
  [
    '{ opportunities(filter: { client: { customFields: [{ key: "margin", number: { isNull: true } }] } }) { totalCount } }',
  ],
  ['{ clients(orderBy: { field: customField, key: "margin" }) { nodes { id } } }'],
  ['{ clientsSummary(filter: { customFields: [{ key: "margin", number: { gt: 1 } }] }) { count } }'],
  [
    'mutation { requestExport(input: { subjectType: "Client", format: CSV, filter: { customFields: [{ key: "margin", number: { gt: 1 } }] } }) { url } }',
  ],
])('a filter or an order by it is refused, not ignored: %s', async (operation) => {
  expect(['FORBIDDEN', 'INVALID']).toContain((await refusal(rep.run(operation))).code);
  await ana.run(operation);
  await manager.run(operation);
});

test('an export leaves it out', async () => {
  const csv = async (person: Person) => {
    const { requestExport } = await person.run<{ requestExport: { url: string } }>(
      'mutation { requestExport(input: { subjectType: "Client", format: CSV }) { url leftOut } }',
    );
    return (await fetch(house.url + requestExport.url, { headers: { cookie: person.cookie } })).text();
  };
  for (const person of [ana, manager]) expect(await csv(person)).toContain('4711');
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
  await manager.update('Client', { id: clientId, customFields: { margin: 4710, credit: 6 } });
  await manager.update('Client', { id: clientId, customFields: { margin: 4711, credit: 5 } });
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

test('an import offers it to its roles alone', async () => {
  const offered = async (person: Person) => {
    const { importSubjects } = await person.run<{
      importSubjects: { type: string; fields: { key: string }[] }[];
    }>('{ importSubjects { type fields { key } } }');
    const keys = importSubjects.find(({ type }) => type === 'Client')!.fields.map(({ key }) => key);
    return keys.filter((key) => key.startsWith('customFields.')).sort();
  };
  expect(await offered(rep)).toEqual(['customFields.open']);
  expect(await offered(manager)).toEqual(['customFields.credit', 'customFields.margin', 'customFields.open']);
});

test('bulk edit and live updates keep to it', async () => {
  const edit = (person: Person) =>
    person.run<{ updateClients: number }>(
      'mutation ($ids: [ID!]!, $patch: JSON!) { updateClients(ids: $ids, patch: $patch) }',
      { ids: [clientId], patch: { customFields: { credit: 7 } } },
    );
  expect((await refusal(edit(rep))).code).toBe('FORBIDDEN');
  expect((await edit(manager)).updateClients).toBe(1);
  const deal = await ana.opportunity({ clientId, ownerId: rep.userId, name: 'Live' });
  const { defaultPipeline } = await ana.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  const CHANGED =
    'subscription ($p: ID!) { opportunityChanged(pipelineId: $p) { record { client { customFields } } } }';
  const live = [rep, manager].map((person) =>
    person.subscribe<{ opportunityChanged: { record: { client: { customFields: object } } } }>(CHANGED, {
      p: defaultPipeline.id,
    }),
  );
  await Promise.all(live.map(({ ready }) => ready));
  await ana.update('Opportunity', { id: deal.id, name: 'Livelier' });
  const [forRep, forManager] = await Promise.all(live.map((each) => each.next()));
  expect(forRep!.opportunityChanged.record.client.customFields).not.toHaveProperty('margin');
  expect(forManager!.opportunityChanged.record.client.customFields).toHaveProperty('margin', 4711);
  await Promise.all(live.map((each) => each.close()));
});

test('the conversion of a lead does not carry it over for those who do not see it', async () => {
  const lead = await ana.create<{ id: string }>('Lead', {
    companyName: 'Drill',
    ownerId: rep.userId,
    customFields: { margin: 4711 },
  });
  const preview = async (person: Person) =>
    JSON.stringify(
      await person.run('query ($id: ID!) { leadConversionPreview(id: $id) { client } }', { id: lead.id }),
    );
  expect(await preview(rep)).not.toContain('4711');
  expect(await preview(manager)).toContain('4711');
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
});

test('a field is changed only by who has one of its roles, and nobody shuts themselves out', async () => {
  const marketers = [await organization.roleId('MARKETER')];
  const field = { subjectType: 'Client', label: 'Reach', type: 'TEXT' };
  const make = (person: Person, input: object) =>
    person.create<{ id: string }>('CustomFieldDefinition', { ...field, ...input });
  expect((await refusal(make(manager, { key: 'mine', readRoleIds: marketers }))).code).toBe('FORBIDDEN');
  const { id } = await make(ana, { key: 'reach', readRoleIds: marketers });
  for (const patch of [{ readRoleIds: [] }, { label: 'Range' }])
    expect((await refusal(manager.update('CustomFieldDefinition', { id, ...patch }))).code).toBe('FORBIDDEN');
  const foreign = await (await house.organization()).roleId('MARKETER');
  const stray = manager.update('CustomFieldDefinition', { id, readRoleIds: [foreign] });
  expect(Object.keys((await refusal(stray)).fields)).toEqual(['readRoleIds']);
  await ana.update('CustomFieldDefinition', { id, readRoleIds: [...marketers, ...managers] });
  await manager.update('CustomFieldDefinition', { id, label: 'Range' });
});

describe('Personal values', () => {
  const NOTES = { subjectType: 'Client', type: 'TEXT', privacy: 'SENSITIVE' };

  test('leave Rapport only with the right to export them, which is told', async () => {
    await ana.create('CustomFieldDefinition', { ...NOTES, key: 'faith', label: 'Faith' });
    await ana.client({
      companyName: 'Dove',
      ownerId: rep.userId,
      customFields: { faith: 'quaker', credit: 1 },
    });
    const take = async (person: Person, columns?: string[]) => {
      const { requestExport } = await person.run<{
        requestExport: { url: string; leftOut: string[]; personal: string[] };
      }>(
        'mutation ($columns: [String!]) { requestExport(input: { subjectType: "Client", format: CSV, columns: $columns }) { url leftOut personal } }',
        { columns },
      );
      const answer = await fetch(house.url + requestExport.url, { headers: { cookie: person.cookie } });
      return { ...requestExport, text: await answer.text() };
    };
    const theirs = await take(rep, ['name', 'customFields.faith']);
    expect(theirs).toMatchObject({ leftOut: ['customFields.faith'], personal: ['Faith'] });
    expect(theirs.text).toContain('Dove');
    expect(theirs.text).not.toContain('quaker');
    expect((await take(rep)).text).not.toContain('quaker');
    const all = await take(manager);
    expect(all).toMatchObject({ leftOut: [], personal: ['Faith'] });
    expect(all.text).toContain('quaker');
  });

  test('are found by no search', async () => {
    const { search } = await ana.run<{ search: object[] }>('{ search(text: "quaker") { type } }');
    expect(search).toEqual([]);
    const kept = await house.app.services.pool.query(
      "SELECT 1 FROM search_entries WHERE words LIKE '%quaker%' UNION ALL SELECT 1 FROM search_words WHERE word = 'quaker'",
    );
    expect(kept.rows).toEqual([]);
  });
});
