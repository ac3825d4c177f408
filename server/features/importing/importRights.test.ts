import { type House, openHouse } from '../../testing/house.js';
import { clientNames, configure, putFile, settled, takeStep, upload } from '../../testing/importer.js';
import { refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const FILE = 'Id,Name\n1,Acme\n2,Globex\n';

describe('rights', () => {
  test('an import can do what its user can do, and no more', async () => {
    const org = await house.organization();
    const marketer = await org.user('MARKETER');
    const { importSubjects } = await marketer.run<{ importSubjects: { type: string }[] }>(
      '{ importSubjects { type } }',
    );
    expect(importSubjects.map(({ type }) => type)).toEqual(expect.arrayContaining(['Client', 'Contact']));
    expect(importSubjects.map(({ type }) => type)).not.toContain('User');
    const id = await upload(marketer, 'Name,Mail\nMallory,mallory@example.com\n');
    await configure(
      marketer,
      id,
      { columns: { Name: { field: 'name' }, Mail: { field: 'email' } } },
      { subjectType: 'User', mode: 'CREATE', keyFields: [] },
    ).then(
      () => takeStep(marketer, 'startImport', id).catch(() => undefined),
      () => undefined,
    );
    expect((await settled(marketer, id)).created).toBe(0);
  });

  test('an API key imports no more than its scopes allow', async () => {
    const { owner: ana } = await house.organization();
    const scopes = ['import.create', 'import.view', 'client.view', 'contact.create'];
    const { createApiKey } = await ana.run<{ createApiKey: { secret: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      { input: { name: 'Narrow', scopes } },
    );
    const id = await upload(ana, 'Name\nAcme\n');
    await configure(
      ana,
      id,
      { columns: { Name: { field: 'companyName' } } },
      { mode: 'CREATE', keyFields: [] },
    );
    const bearer = { cookie: '', authorization: `Bearer ${createApiKey.secret}` };
    await ana.ask('mutation ($id: ID!) { startImport(id: $id) { id } }', { id }, bearer);
    await settled(ana, id);
    expect(await clientNames(ana)).toEqual([]);
  });

  test('nobody else sees it: not another organization, not a colleague without the right', async () => {
    const org = await house.organization();
    const id = await upload(org.owner, FILE);
    const { owner: stranger } = await house.organization();
    expect(
      (await stranger.run<{ import: null }>('query ($id: ID!) { import(id: $id) { id } }', { id })).import,
    ).toBeNull();
    expect((await refusal(takeStep(stranger, 'undoImport', id))).code).toBe('NOT_FOUND');
    const reader = await org.user('READ_ONLY');
    expect((await putFile(reader, FILE)).status).toBe(403);
    expect(
      (
        await fetch(`${reader.url}/files/imports?name=x.csv`, {
          method: 'PUT',
          body: FILE,
          headers: { 'content-type': 'text/csv' },
        })
      ).status,
    ).toBe(401);
  });
});

test('custom fields are imported by their rules: references by name, money with its currency, unique values once', async () => {
  const { owner: ana } = await house.organization({ baseCurrency: 'EUR' });
  for (const field of [
    { key: 'partner', label: 'Partner', type: 'REFERENCE', referenceTo: 'Client' },
    { key: 'budget', label: 'Budget', type: 'MONEY' },
    { key: 'badge', label: 'Badge', type: 'TEXT', unique: true },
  ])
    await ana.create('CustomFieldDefinition', { subjectType: 'Client', ...field });
  const { id: partner } = await ana.client({ companyName: 'Acme' });
  const id = await upload(ana, 'Name,Partner,Budget,Badge\nBolt,Acme,100,A 1\nCog,,50,a  1\n');
  await configure(
    ana,
    id,
    {
      columns: {
        Name: { field: 'companyName' },
        Partner: { field: 'customFields.partner', reference: 'name' },
        Budget: { field: 'customFields.budget.amount' },
        Badge: { field: 'customFields.badge' },
      },
    },
    { mode: 'CREATE', keyFields: [] },
  );
  await takeStep(ana, 'startImport', id);
  expect(await settled(ana, id)).toMatchObject({ created: 1 });
  const { clients } = await ana.run<{ clients: { nodes: object[] } }>(
    '{ clients(orderBy: { field: name }) { nodes { name customFields } } }',
  );
  expect(clients.nodes).toMatchObject([
    { name: 'Acme' },
    { name: 'Bolt', customFields: { partner, badge: 'A 1', budget: { currency: 'EUR', base: '100.0000' } } },
  ]);
});
