import { type House, openHouse } from '../../testing/house.js';
import {
  clientNames,
  configure,
  counts,
  done,
  importText,
  putFile,
  readImport,
  upload,
} from '../../testing/importer.js';
import type { Person } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const owner = async () => (await house.organization()).owner;
const MAPPING = {
  columns: {
    Id: { field: 'externalId' },
    Name: { field: 'companyName' },
    Mail: { field: 'email' },
    Parent: { field: 'parentClientId', reference: 'externalId' },
  },
};
const NAMED = { columns: { Id: { field: 'externalId' }, Name: { field: 'companyName' } } };
const FILE = 'Id,Name,Mail,Parent\n1,Acme,info@acme.example,3\n2,Globex,,\n3,Initech,hi@initech.example,\n';

async function parents(who: Person): Promise<Record<string, string | undefined>> {
  const { clients } = await who.run<{
    clients: { nodes: { name: string; parentClient: { name: string } | null }[] };
  }>('{ clients(first: 100) { nodes { name parentClient { name } } } }');
  return Object.fromEntries(clients.nodes.map(({ name, parentClient }) => [name, parentClient?.name]));
}

describe('a file on its way', () => {
  test('is read, guessed at, rehearsed, and only then written', async () => {
    const ana = await owner();
    const id = await upload(ana, 'Company;E-Mail;Stra\u00dfe\nM\u00fcller;post@mueller.example;Weg 1\n');
    const suggested = await configure(ana, id, {}, { mode: 'CREATE', keyFields: [] });
    expect(suggested).toMatchObject({
      headers: ['Company', 'E-Mail', 'Straße'],
      rowCount: 1,
      sample: [['Müller', 'post@mueller.example', 'Weg 1']],
    });
    expect(suggested.mapping!.columns).toMatchObject({
      Company: { field: 'companyName' },
      'E-Mail': { field: 'email' },
    });
    expect(await done(ana, 'checkImport', id)).toMatchObject({ status: 'READY', created: 1, problems: [] });
    expect(await clientNames(ana)).toEqual([]);
    expect(await done(ana, 'startImport', id)).toMatchObject({ status: 'DONE', processed: 1, created: 1 });
    expect(await clientNames(ana)).toEqual(['Müller']);
  });

  test('may be a list of objects in JSON, as an export writes it', async () => {
    const ana = await owner();
    const tags = ['key account', 'one, two'];
    const id = await upload(
      ana,
      JSON.stringify([
        { companyName: 'Acme', status: 'CUSTOMER', tags, source: { id: '1', name: 'Fair' } },
        { companyName: 'Globex', status: null, tags: [] },
      ]),
    );
    expect(await readImport(ana, id)).toMatchObject({
      headers: ['companyName', 'status', 'tags', 'source'],
      sample: [
        ['Acme', 'CUSTOMER', 'key account, "one, two"', 'Fair'],
        ['Globex', '', '', ''],
      ],
    });
    await configure(ana, id, {}, { mode: 'CREATE', keyFields: [] });
    await done(ana, 'startImport', id);
    const { clients } = await ana.run<{ clients: { nodes: object[] } }>(
      '{ clients(orderBy: { field: name }) { nodes { name status tags } } }',
    );
    expect(clients.nodes[0]).toEqual({ name: 'Acme', status: 'CUSTOMER', tags });
    expect(clients.nodes[1]).toMatchObject({ name: 'Globex' });
  });

  test.each([
    ['PK\x03\x04 this is no workbook', 'The workbook cannot be read. Save it as CSV.'],
    ['[{"name": "Acme"', 'The JSON cannot be read'],
    ['[{"name": "Acme"}, 5]', 'Give a list of objects.'],
  ])('that is broken is refused: %s', async (body, message) => {
    const response = await putFile(await owner(), Buffer.from(body, 'latin1'));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(message);
  });

  test('the same file twice changes nothing; a changed row is one update', async () => {
    const ana = await owner();
    expect(counts(await importText(ana, FILE, MAPPING))).toEqual([3, 0, 0, 0]);
    expect(counts(await importText(ana, FILE, MAPPING))).toEqual([0, 0, 3, 0]);
    expect(counts(await importText(ana, FILE.replace('Globex', 'Globex Corporation'), MAPPING))).toEqual([
      0, 1, 2, 0,
    ]);
    expect(await clientNames(ana)).toEqual(['Acme', 'Globex Corporation', 'Initech']);
  });

  test('a row may mean a record of another row: above, below, or the same one again', async () => {
    const ana = await owner();
    const file = `${FILE}4,Umbrella,,1\n2,Globex Corporation,,4\n2,Globex Corporation,,4\n`;
    expect(counts(await importText(ana, file, MAPPING))).toEqual([4, 1, 1, 0]);
    expect(await parents(ana)).toEqual({
      Acme: 'Initech',
      Initech: undefined,
      Umbrella: 'Acme',
      'Globex Corporation': 'Umbrella',
    });
  });

  test('the mapping of a file is proposed for the next one, however its headers are spelled', async () => {
    const ana = await owner();
    const mapping = {
      columns: { Firma: { field: 'companyName' }, Kundennr: { field: 'externalId' }, Ort: { field: null } },
      templates: { description: 'From {{Ort}}' },
      constants: { status: 'CUSTOMER' },
    };
    await importText(ana, 'Firma,Kundennr,Ort\nAcme,1,Bonn\n', mapping);
    const again = await upload(ana, 'KUNDENNR,ort,FIRMA,reason\n2,Ulm,Globex,Somebody has mended this.\n');
    const proposed = (await configure(ana, again, {})).mapping!;
    expect(proposed).toMatchObject({
      columns: { KUNDENNR: { field: 'externalId' }, FIRMA: { field: 'companyName' } },
      templates: { description: 'From {{ort}}' },
      constants: { status: 'CUSTOMER' },
    });
    expect(counts(await done(ana, 'startImport', again))).toEqual([1, 0, 0, 0]);
  });
});

test('each record has its own history, and the facts that follow from it', async () => {
  const ana = await owner();
  const mapping = {
    columns: { Name: { field: 'name' }, Opened: { field: 'openedOn' }, Amount: { field: 'amount' } },
  };
  const settings = { subjectType: 'Opportunity', mode: 'CREATE', keyFields: [] };
  const file = 'Name,Opened,Amount\nOne,2024-03-01,10\nTwo,2024-04-01,20.5\n';
  expect(counts(await importText(ana, file, mapping, settings))).toEqual([2, 0, 0, 0]);
  const { opportunities } = await ana.run<{ opportunities: { nodes: unknown[] } }>(
    `{ opportunities(orderBy: { field: name }) { nodes {
      name total history { nodes { name origin changes } } stageHistory { enteredAt amount } } } }`,
  );
  const written = (name: string, total: string, opened: string) => ({
    name,
    total,
    history: {
      nodes: [
        {
          name: 'opportunity.created',
          origin: 'IMPORT',
          changes: expect.objectContaining({ name: [null, name] }),
        },
      ],
    },
    stageHistory: [{ enteredAt: expect.stringContaining(opened), amount: total }],
  });
  expect(opportunities.nodes).toEqual([
    written('One', '10.0000', '2024-03-01'),
    written('Two', '20.5000', '2024-04-01'),
  ]);
});

describe('modes', () => {
  test('CREATE leaves out what is there, UPDATE what is not', async () => {
    const ana = await owner();
    await importText(ana, 'Id,Name\n1,Acme\n', NAMED);
    const created = await importText(ana, 'Id,Name\n1,Acme Ltd\n2,New\n', NAMED, { mode: 'CREATE' });
    expect(counts(created)).toEqual([1, 0, 1, 0]);
    const updated = await importText(ana, 'Id,Name\n1,Acme Ltd\n9,Nobody\n', NAMED, { mode: 'UPDATE' });
    expect(counts(updated)).toEqual([0, 1, 1, 0]);
    expect(updated.problems).toMatchObject([{ code: 'NO_MATCH', rows: [3] }]);
    expect(await clientNames(ana)).toEqual(['Acme Ltd', 'New']);
  });

  test('the rows are listed with their records', async () => {
    const ana = await owner();
    const { id } = await importText(ana, 'Id,Name\n1,Acme\n2,\n3,Globex\n', NAMED);
    const rows = (action: string) =>
      ana.run<{ import: { rows: { recordId: string }[] } }>(
        'query ($id: ID!, $action: ImportAction) { import(id: $id) { rows(action: $action) { no name code recordType recordId } } }',
        { id, action },
      );
    const { rows: created } = (await rows('CREATED')).import;
    expect(created).toMatchObject([
      { no: 2, name: 'Acme', recordType: 'Client' },
      { no: 4, name: 'Globex', recordType: 'Client' },
    ]);
    expect((await rows('FAILED')).import.rows).toMatchObject([
      { no: 3, name: null, code: 'INVALID', recordId: null },
    ]);
    const { client } = await ana.run<{ client: { name: string } }>(
      'query ($id: ID!) { client(id: $id) { name } }',
      { id: created[0]!.recordId },
    );
    expect(client.name).toBe('Acme');
  });
});

describe('names', () => {
  const contacts = {
    columns: { Name: { field: 'lastName' }, Company: { field: 'clientId', reference: 'name' } },
  };
  const settings = { subjectType: 'Contact', mode: 'CREATE', keyFields: [] };

  test('are the same whatever their case and spaces', async () => {
    const ana = await owner();
    await ana.client({ companyName: 'Müller  Söhne' });
    const state = await importText(ana, 'Name,Company\nDoe,  MÜLLER söhne \n', contacts, settings);
    expect(counts(state)).toEqual([1, 0, 0, 0]);
  });

  test('with several meanings are no reference; the problem names them', async () => {
    const ana = await owner();
    const one = await ana.client({ companyName: 'Twin' });
    const other = await ana.client({ companyName: 'TWIN' });
    const state = await importText(ana, 'Name,Company\nDoe,twin\n', contacts, settings);
    expect(state).toMatchObject({
      failed: 1,
      problems: [{ code: 'REFERENCE_AMBIGUOUS', column: 'Company' }],
    });
    expect(state.problems[0]!.message).toContain(`Twin (${one.id}), TWIN (${other.id})`);
    expect((await readImport(ana, state.id)).created).toBe(0);
  });
});
