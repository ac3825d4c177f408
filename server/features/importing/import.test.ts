import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import type { ImportJob } from './importContext.js';
import { runImportJob } from './runImport.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface State {
  id: string;
  version: number;
  status: string;
  headers: string[];
  sample: string[][];
  mapping: { columns: Record<string, { field: string | null }> } | null;
  rowCount: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  problems: { code: string; field: string | null; column: string | null; count: number; rows: number[] }[];
  errorFileUrl: string | null;
}

const STATE =
  'id version status headers sample mapping rowCount processed created updated skipped failed problems errorFileUrl';
const counts = ({ created, updated, skipped, failed }: State) => ({ created, updated, skipped, failed });
const ALL_NEW = (created: number) => ({ created, updated: 0, skipped: 0, failed: 0 });

const put = (who: Person, body: string | Buffer, name = 'clients.csv') =>
  fetch(`${who.url}/files/imports?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: body as BodyInit,
    headers: { cookie: who.cookie, 'content-type': 'text/csv' },
  });

async function upload(who: Person, text: string): Promise<string> {
  return ((await (await put(who, text)).json()) as { importId: string }).importId;
}

const read = async (who: Person, id: string) =>
  (await who.run<{ import: State }>(`query ($id: ID!) { import(id: $id) { ${STATE} } }`, { id })).import;
const step = async (who: Person, name: string, id: string) =>
  (await who.run<Record<string, State>>(`mutation ($id: ID!) { ${name}(id: $id) { ${STATE} } }`, { id }))[
    name
  ]!;

const BUSY = ['CHECKING', 'RUNNING', 'UNDOING'];

/** The import when the server no longer works on it. */
async function settled(who: Person, id: string): Promise<State> {
  for (;;) {
    const state = await read(who, id);
    if (!BUSY.includes(state.status)) return state;
    await pause(50);
  }
}

async function configure(
  who: Person,
  id: string,
  mapping: object,
  settings: { subjectType?: string; mode?: string; keyFields?: string[] } = {},
): Promise<State> {
  const input = {
    id,
    subjectType: 'Client',
    mode: 'UPSERT',
    keyFields: ['externalId'],
    ...settings,
    mapping,
  };
  return (
    await who.run<{ configureImport: State }>(
      `mutation ($input: ConfigureImportInput!) { configureImport(input: $input) { ${STATE} } }`,
      { input },
    )
  ).configureImport;
}

async function importText(who: Person, text: string, mapping: object, settings = {}): Promise<State> {
  const id = await upload(who, text);
  await configure(who, id, mapping, settings);
  await step(who, 'startImport', id);
  return settled(who, id);
}

const owner = async () => (await house.organization()).owner;
const namesOf = async (who: Person) =>
  (
    await who.run<{ clients: { nodes: { name: string }[] } }>(
      '{ clients(first: 100, orderBy: { field: name }) { nodes { name } } }',
    )
  ).clients.nodes.map(({ name }) => name);

const MAPPING = {
  columns: {
    Id: { field: 'externalId' },
    Name: { field: 'companyName' },
    Mail: { field: 'email' },
    Parent: { field: 'parentClientId', reference: 'externalId' },
  },
};
const FILE = 'Id,Name,Mail,Parent\n1,Acme,info@acme.example,3\n2,Globex,,\n3,Initech,hi@initech.example,\n';

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

    await step(ana, 'checkImport', id);
    const checked = await settled(ana, id);
    expect(checked).toMatchObject({ status: 'READY', ...ALL_NEW(1), problems: [] });
    expect(await namesOf(ana)).toEqual([]);

    await step(ana, 'startImport', id);
    expect(await settled(ana, id)).toMatchObject({ status: 'DONE', processed: 1, ...ALL_NEW(1) });
    expect(await namesOf(ana)).toEqual(['Müller']);
  });

  test('the same file twice changes nothing; a changed row is one update', async () => {
    const ana = await owner();
    expect(counts(await importText(ana, FILE, MAPPING))).toEqual(ALL_NEW(3));
    expect(counts(await importText(ana, FILE, MAPPING))).toEqual({
      created: 0,
      updated: 0,
      skipped: 3,
      failed: 0,
    });
    expect(counts(await importText(ana, FILE.replace('Globex', 'Globex Corporation'), MAPPING))).toEqual({
      created: 0,
      updated: 1,
      skipped: 2,
      failed: 0,
    });
    expect(await namesOf(ana)).toEqual(['Acme', 'Globex Corporation', 'Initech']);
  });

  test('a parent may stand further down in the file', async () => {
    const ana = await owner();
    await importText(ana, FILE, MAPPING);
    const { clients } = await ana.run<{ clients: { nodes: unknown[] } }>(
      '{ clients(filter: { name: { eq: "Acme" } }) { nodes { parentClient { name } } } }',
    );
    expect(clients.nodes).toEqual([{ parentClient: { name: 'Initech' } }]);
  });

  test('with CREATE nothing is changed, with UPDATE nothing created', async () => {
    const ana = await owner();
    await importText(ana, 'Id,Name\n1,Acme\n', {
      columns: { Id: { field: 'externalId' }, Name: { field: 'companyName' } },
    });
    const columns = { columns: { Id: { field: 'externalId' }, Name: { field: 'companyName' } } };
    expect(
      counts(await importText(ana, 'Id,Name\n1,Acme Ltd\n2,New\n', columns, { mode: 'CREATE' })),
    ).toEqual({ created: 1, updated: 0, skipped: 1, failed: 0 });
    expect(
      await importText(ana, 'Id,Name\n1,Acme Ltd\n9,Nobody\n', columns, { mode: 'UPDATE' }),
    ).toMatchObject({ created: 0, updated: 1 });
    expect(await namesOf(ana)).toEqual(['Acme Ltd', 'New']);
  });
});

describe('rows that cannot be taken', () => {
  const BAD =
    'Id;Name;Mail;Owner\n1;"Good; really";ok@example.com;\n2;Bad mail;nobody;\n3;"Two\nlines";ok@example.com;Nobody Known\n4;Short\n';
  const columns = {
    Id: { field: 'externalId' },
    Name: { field: 'companyName' },
    Mail: { field: 'email' },
    Owner: { field: 'ownerId', reference: 'name' },
  };

  test('are counted by kind, leave nothing behind, and come back as a file with the reason', async () => {
    const ana = await owner();
    const state = await importText(ana, BAD, { columns });
    expect(counts(state)).toEqual({ created: 1, updated: 0, skipped: 0, failed: 3 });
    expect(state.problems.map(({ code, column, rows }) => [code, column, rows])).toEqual(
      expect.arrayContaining([
        ['INVALID_EMAIL', 'Mail', [3]],
        ['REFERENCE_MISSING', 'Owner', [4]],
        ['RAGGED_ROW', null, [5]],
      ]),
    );
    expect(await namesOf(ana)).toEqual(['Good; really']);

    const response = await fetch(new URL(state.errorFileUrl!, ana.url));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const lines = (await response.text()).split('\n');
    expect(lines[0]).toBe('Id;Name;Mail;Owner;reason');
    expect(lines[1]).toMatch(/^2;Bad mail;nobody;;.*not an e-mail address/);
    expect(lines.slice(2, 4).join('\n')).toMatch(/^3;"Two\nlines";ok@example\.com;Nobody Known;/);
  });

  test('the address of that file is good for this file alone', async () => {
    const ana = await owner();
    const state = await importText(ana, BAD, { columns });
    const good = new URL(state.errorFileUrl!, ana.url);
    const other = new URL(good);
    other.pathname = good.pathname.replace(state.id, (await importText(ana, BAD, { columns })).id);
    expect((await fetch(good)).status).toBe(200);
    expect((await fetch(other)).status).toBe(404);
  });

  test('a name with several meanings is no reference', async () => {
    const ana = await owner();
    await importText(
      ana,
      'Name\nTwin\nTwin\n',
      { columns: { Name: { field: 'companyName' } } },
      { mode: 'CREATE', keyFields: [] },
    );
    const file = 'Name,Company\nDoe,Twin\n';
    const mapping = {
      columns: { Name: { field: 'lastName' }, Company: { field: 'clientId', reference: 'name' } },
    };
    const state = await importText(ana, file, mapping, {
      subjectType: 'Contact',
      mode: 'CREATE',
      keyFields: [],
    });
    expect(state).toMatchObject({
      failed: 1,
      problems: [{ code: 'REFERENCE_AMBIGUOUS', column: 'Company' }],
    });
  });

  test.each([
    ['an empty file', ''],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 0, 0, 1, 0x80, 0, 0])],
    ['a quotation mark that is never closed', 'a,b\n1,"2\n3,4\n'],
  ])('%s is refused at the door', async (_what, body) => {
    const response = await put(await owner(), body);
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ code: 'INVALID' });
  });

  test('a mapping that cannot work is refused with the reason', async () => {
    const ana = await owner();
    const id = await upload(ana, FILE);
    await configure(ana, id, { columns: { Mail: { field: 'email' } } });
    expect((await refusal(step(ana, 'startImport', id))).code).toBe('INVALID');
    expect((await refusal(configure(ana, id, MAPPING, { subjectType: 'Role' }))).code).toBe('INVALID');
  });
});

describe('stopping, going on, taking back', () => {
  const rows = (count: number) =>
    `Id,Name\n${Array.from({ length: count }, (_, i) => `${i},Client ${i}`).join('\n')}\n`;
  const mapping = { columns: { Id: { field: 'externalId' }, Name: { field: 'companyName' } } };

  /** An import that stops by itself after its first batch of 500 rows, as if somebody had paused it just then. */
  async function pausedAfterFirstBatch(
    who: Person,
    text: string,
    settings: object,
    keyFields: string[],
  ): Promise<string> {
    const { pool } = house.app.services;
    const id = await upload(who, text);
    await configure(who, id, settings, keyFields.length ? { keyFields } : { mode: 'CREATE', keyFields });
    await pool.query(`CREATE OR REPLACE FUNCTION pause_import() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.processed = 500 AND OLD.processed = 0 THEN NEW.status := 'PAUSED'; END IF; RETURN NEW; END $$`);
    await pool.query(
      'CREATE TRIGGER pause_import BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION pause_import()',
    );
    try {
      await step(who, 'startImport', id);
      expect(await settled(who, id)).toMatchObject({ status: 'PAUSED', processed: 500 });
    } finally {
      await pool.query('DROP TRIGGER pause_import ON imports');
    }
    return id;
  }

  const clientCount = async (who: Person) =>
    (await who.run<{ clients: { totalCount: number } }>('{ clients { totalCount } }')).clients.totalCount;

  test('a paused import goes on after the last row and takes none twice', async () => {
    const ana = await owner();
    const id = await pausedAfterFirstBatch(ana, rows(1200), mapping, ['externalId']);
    expect(await clientCount(ana)).toBe(500);
    await step(ana, 'resumeImport', id);
    expect(await settled(ana, id)).toMatchObject({ status: 'DONE', processed: 1200, ...ALL_NEW(1200) });
    expect(await clientCount(ana)).toBe(1200);
  }, 60_000);

  test('what waits for a later row, and what must not come twice, survives the pause', async () => {
    const ana = await owner();
    const columns = {
      columns: {
        Id: { field: 'externalId' },
        Name: { field: 'companyName' },
        Parent: { field: 'parentClientId', reference: 'name' },
      },
      distinctOn: ['Name'],
    };
    const lines = Array.from(
      { length: 1000 },
      (_, i) => `${i},Client ${i % 600},${i === 0 ? 'Client 599' : i === 1 ? 'Nobody' : ''}`,
    );
    const id = await pausedAfterFirstBatch(ana, `Id,Name,Parent\n${lines.join('\n')}\n`, columns, []);
    await step(ana, 'resumeImport', id);
    const done = await settled(ana, id);
    expect(counts(done)).toEqual({ created: 599, updated: 0, skipped: 400, failed: 1 });
    expect(done.problems.find(({ code }) => code === 'REFERENCE_MISSING')).toMatchObject({
      column: 'Parent',
      rows: [3],
    });
    expect(await clientCount(ana)).toBe(600);
    const { clients } = await ana.run<{ clients: { nodes: unknown[] } }>(
      '{ clients(filter: { externalId: { eq: "0" } }) { nodes { parentClient { name } } } }',
    );
    expect(clients.nodes).toEqual([{ parentClient: { name: 'Client 599' } }]);
    expect(await (await fetch(new URL(done.errorFileUrl!, ana.url))).text()).toContain('1,Client 1,Nobody,');
  }, 60_000);

  test("another worker takes over from one that died, and two at once do not get in each other's way", async () => {
    const ana = await owner();
    const id = await pausedAfterFirstBatch(ana, rows(1700), mapping, ['externalId']);
    const { services } = house.app;
    await services.pool.query("UPDATE imports SET status = 'RUNNING' WHERE id = $1", [id]);
    const job: ImportJob = {
      organizationId: ana.organizationId,
      importId: id,
      userId: ana.userId,
      permissions: { '*': 'ALL' },
    };
    let transactions = 0;
    const dying = Object.create(services.pool, {
      connect: {
        value: (...args: [never]) => {
          if (args[0] === undefined && ++transactions > 1) throw new Error('The worker is no more.');
          return services.pool.connect(...args);
        },
      },
    });
    await expect(runImportJob.run(job, { ...services, pool: dying })).rejects.toThrow(
      'The worker is no more.',
    );
    expect(await read(ana, id)).toMatchObject({ status: 'RUNNING', processed: 1000 });
    await Promise.all([runImportJob.run(job, services), runImportJob.run(job, services)]);
    expect(await settled(ana, id)).toMatchObject({ status: 'DONE', processed: 1700, ...ALL_NEW(1700) });
    expect(await clientCount(ana)).toBe(1700);
  }, 60_000);

  test('undo bins what was created, restores what was changed, and leaves what somebody changed since', async () => {
    const ana = await owner();
    const kept = await ana.client({ companyName: 'Before', externalId: '1' });
    const done = await importText(ana, 'Id,Name\n1,After\n2,New\n3,Edited\n', mapping);
    expect(counts(done)).toEqual({ created: 2, updated: 1, skipped: 0, failed: 0 });
    const { clients } = await ana.run<{ clients: { nodes: { id: string }[] } }>(
      '{ clients(filter: { externalId: { eq: "3" } }) { nodes { id } } }',
    );
    await ana.update('Client', { id: clients.nodes[0]!.id, industry: 'Retail' });

    await step(ana, 'undoImport', done.id);
    const undone = await settled(ana, done.id);
    expect(undone).toMatchObject({ status: 'UNDONE', problems: [{ count: 1 }] });
    expect(await namesOf(ana)).toEqual(['Before', 'Edited']);
    const { client } = await ana.run<{ client: { name: string } }>(
      'query ($id: ID!) { client(id: $id) { name } }',
      { id: kept.id },
    );
    expect(client.name).toBe('Before');
  });

  test('everything an import writes is one change set of the origin IMPORT', async () => {
    const ana = await owner();
    const { id } = await importText(ana, FILE, MAPPING);
    const { rows: events } = await house.app.services.pool.query(
      `SELECT DISTINCT e.origin, e.actor_id AS actor FROM events e JOIN imports i ON i.organization_id = e.organization_id AND i.change_set_id = e.change_set_id WHERE i.id = $1`,
      [id],
    );
    expect(events).toEqual([{ origin: 'IMPORT', actor: ana.userId }]);
  });
});

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
      () => step(marketer, 'startImport', id).catch(() => undefined),
      () => undefined,
    );
    expect((await settled(marketer, id)).created).toBe(0);
  });

  test('an API key imports no more than its scopes allow', async () => {
    const ana = await owner();
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
    expect(await namesOf(ana)).toEqual([]);
  });

  test('nobody else sees it: not another organization, not a colleague without the right', async () => {
    const org = await house.organization();
    const id = await upload(org.owner, FILE);
    const stranger = await owner();
    expect(
      (await stranger.run<{ import: null }>('query ($id: ID!) { import(id: $id) { id } }', { id })).import,
    ).toBeNull();
    expect((await refusal(step(stranger, 'undoImport', id))).code).toBe('NOT_FOUND');
    const reader = await org.user('READ_ONLY');
    expect((await put(reader, FILE)).status).toBe(403);
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
