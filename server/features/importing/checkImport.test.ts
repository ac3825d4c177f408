import type { PoolClient } from 'pg';
import { type House, openHouse } from '../../testing/house.js';
import {
  configure,
  countClients,
  done,
  type ImportSettings,
  importText,
  upload,
} from '../../testing/importer.js';
import { checkImportJob } from './checkImport.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const columns = {
  Id: { field: 'externalId' },
  Name: { field: 'companyName' },
  Mail: { field: 'email' },
  Parent: { field: 'parentClientId', reference: 'name' },
};
/** Rows of three batches: 1 to 1200, with those given in place of theirs. */
const file = (special: Record<number, string>) =>
  `Id,Name,Mail,Parent\n${Array.from({ length: 1200 }, (_, i) => special[i + 1] ?? `${i + 1},Client ${i + 1},,`).join('\n')}\n`;

const STORY = file({
  2: '2,,,',
  3: '3,Client 3,no address,',
  10: '10,Client 10,,Client 1100',
  11: '11,Client 11,,Client 1101',
  12: '12,Client 12,,Nobody',
  600: '5,Client 5,,',
  601: '6,Client 6 again,,',
  602: '602,Client 602,,client  7',
  603: '603,Client 10,,',
  604: '604,Client 604,,Client 10',
  1101: '1101,Client 1101,,Client 11',
  1150: '6,Client 6 again,,',
});

describe('the dry run', () => {
  test.each<[string, ImportSettings]>([
    ['with UPSERT', {}],
    ['with CREATE and a key', { mode: 'CREATE' }],
    ['with CREATE and no key', { mode: 'CREATE', keyFields: [] }],
    ['with UPDATE', { mode: 'UPDATE' }],
  ])('says what the import then does, %s', async (_mode, settings) => {
    const { owner } = await house.organization();
    await owner.client({ companyName: 'Before', externalId: '700' });
    const id = await upload(owner, STORY);
    await configure(owner, id, { columns }, settings);
    const checked = await done(owner, 'checkImport', id);
    expect(checked.status).toBe('READY');
    expect(await countClients(owner)).toBe(1);
    const written = await done(owner, 'startImport', id);
    const told = ({ created, updated, skipped, failed, problems }: typeof checked) => ({
      created,
      updated,
      skipped,
      failed,
      problems: problems
        .map(({ code, field, column, message, rows }) => ({
          code,
          field,
          column,
          rows,
          message: message.replace(/ \([0-9a-f-]{36}\)/g, ''),
        }))
        .sort((a, b) => a.rows[0]! - b.rows[0]!),
    });
    expect(told(checked)).toEqual(told(written));
    expect(written).toMatchObject({ status: 'DONE', failed: expect.any(Number) });
    expect(written.failed).toBeGreaterThan(0);
  });

  test('keeps nobody waiting: each batch is taken back before the next one, and leaves no trace', async () => {
    const { owner } = await house.organization();
    const { services } = house.app;
    const id = await upload(owner, STORY);
    await configure(owner, id, { columns });
    await services.pool.query("UPDATE imports SET status = 'CHECKING' WHERE id = $1", [id]);
    const said: string[] = [];
    const heard = (client: PoolClient): PoolClient =>
      Object.create(client, {
        query: {
          value: (statement: string | { text: string }, ...rest: never[]) => {
            said.push(typeof statement === 'string' ? statement : statement.text);
            return client.query(statement as never, ...rest);
          },
        },
        release: { value: (broken?: boolean) => client.release(broken) },
      });
    const { pool } = services;
    const listening = Object.create(pool, {
      connect: {
        value: (...args: [never]) =>
          args[0] === undefined ? pool.connect().then(heard) : pool.connect(...args),
      },
    });
    const job = {
      organizationId: owner.organizationId,
      importId: id,
      userId: owner.userId,
      permissions: { '*': 'ALL' as const },
    };
    await checkImportJob.run(job, { ...services, pool: listening });
    const turns = said
      .filter((text) => /^(BEGIN|COMMIT|ROLLBACK)$/.test(text) || text.startsWith('INSERT INTO "clients"'))
      .filter((text, i, all) => text !== all[i - 1])
      .map((text) => text.split(' ')[0]);
    const rehearsed = ['BEGIN', 'INSERT', 'ROLLBACK'];
    expect(turns).toEqual([...rehearsed, ...rehearsed, ...rehearsed, ...rehearsed, 'BEGIN', 'COMMIT']);
    const { rows } = await services.pool.query(
      "SELECT count(*)::int AS events FROM events WHERE organization_id = $1 AND origin = 'IMPORT'",
      [owner.organizationId],
    );
    expect(rows[0].events).toBe(0);
  });
});

test('activities come in with what they are about; what was done was done when it was due', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'Globex', externalId: 'G1' });
  const opportunity = await owner.opportunity({ name: 'Reactor', clientId: client.id });
  const lead = await owner.create('Lead', { lastName: 'Quimby', email: 'joe@springfield.example' });
  const { importSubjects } = await owner.run<{
    importSubjects: { type: string; fields: { key: string }[] }[];
  }>('{ importSubjects { type fields { key } } }');
  const keys = importSubjects.find(({ type }) => type === 'Activity')!.fields.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining(['subject', 'dueOn', 'clientId', 'contactId', 'opportunityId', 'leadId']),
  );
  expect(keys.filter((key) => key.startsWith('reminders'))).toEqual([]);

  const result = await importText(
    owner,
    [
      'What,Kind,State,Day,Account,Deal,Person',
      'Call back,CALL,PENDING,2031-05-02,G1,,',
      'Old call,CALL,COMPLETED,2024-03-01,,Reactor,',
      'Write,EMAIL,PENDING,2031-05-03,,,joe@springfield.example',
      'Lost,TASK,PENDING,2031-05-03,G404,,',
    ].join('\n'),
    {
      columns: {
        What: { field: 'subject' },
        Kind: { field: 'type' },
        State: { field: 'status' },
        Day: { field: 'dueOn' },
        Account: { field: 'clientId', reference: 'externalId' },
        Deal: { field: 'opportunityId', reference: 'name' },
        Person: { field: 'leadId', reference: 'email' },
      },
    },
    { subjectType: 'Activity', mode: 'CREATE', keyFields: [] },
  );
  expect(result).toMatchObject({ created: 3, failed: 1, problems: [{ column: 'Account', rows: [5] }] });
  const { activities } = await owner.run<{ activities: { nodes: object[] } }>(
    '{ activities(orderBy: { field: subject }) { nodes { subject type dueOn clientId opportunityId leadId completedAt } } }',
  );
  expect(activities.nodes).toMatchObject([
    { subject: 'Call back', type: 'CALL', dueOn: '2031-05-02', clientId: client.id, completedAt: null },
    {
      subject: 'Old call',
      opportunityId: opportunity.id,
      clientId: client.id,
      completedAt: '2024-03-01T12:00:00Z',
    },
    { subject: 'Write', type: 'EMAIL', leadId: lead.id },
  ]);
  const talks = async () =>
    (
      await owner.run<{ interactions: { nodes: object[] } }>(
        '{ interactions { nodes { subject occurredAt } } }',
      )
    ).interactions.nodes;
  expect(await talks()).toEqual([{ subject: 'Old call', occurredAt: '2024-03-01T12:00:00Z' }]);
  await done(owner, 'undoImport', result.id);
  expect(await talks()).toEqual([]);
});
