import { type House, openHouse } from '../../testing/house.js';
import {
  configure,
  countClients,
  counts,
  done,
  readImport,
  settled,
  takeStep,
  upload,
} from '../../testing/importer.js';
import type { Person } from '../../testing/person.js';
import type { ImportJob } from './importContext.js';
import { runImportJob } from './runImport.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

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
    await takeStep(who, 'startImport', id);
    expect(await settled(who, id)).toMatchObject({ status: 'PAUSED', processed: 500 });
  } finally {
    await pool.query('DROP TRIGGER pause_import ON imports');
  }
  return id;
}

describe('stopping and going on', () => {
  test('a paused import goes on after the last row and takes none twice', async () => {
    const { owner } = await house.organization();
    const id = await pausedAfterFirstBatch(owner, rows(1200), mapping, ['externalId']);
    expect(await countClients(owner)).toBe(500);
    expect(await done(owner, 'resumeImport', id)).toMatchObject({
      status: 'DONE',
      processed: 1200,
      created: 1200,
    });
    expect(await countClients(owner)).toBe(1200);
  });

  test('what waits for a later row, and what must not come twice, survives the pause', async () => {
    const { owner } = await house.organization();
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
    const id = await pausedAfterFirstBatch(owner, `Id,Name,Parent\n${lines.join('\n')}\n`, columns, []);
    const state = await done(owner, 'resumeImport', id);
    expect(counts(state)).toEqual([599, 0, 400, 1]);
    expect(state.problems.find(({ code }) => code === 'REFERENCE_MISSING')).toMatchObject({
      column: 'Parent',
      rows: [3],
    });
    expect(await countClients(owner)).toBe(600);
    const { clients } = await owner.run<{ clients: { nodes: unknown[] } }>(
      '{ clients(filter: { externalId: { eq: "0" } }) { nodes { parentClient { name } } } }',
    );
    expect(clients.nodes).toEqual([{ parentClient: { name: 'Client 599' } }]);
    expect(await (await fetch(new URL(state.errorFileUrl!, owner.url))).text()).toContain(
      '1,Client 1,Nobody,',
    );
  });

  test("another worker takes over from one that died, and two at once do not get in each other's way", async () => {
    const { owner } = await house.organization();
    const id = await pausedAfterFirstBatch(owner, rows(1700), mapping, ['externalId']);
    const { services } = house.app;
    await services.pool.query("UPDATE imports SET status = 'RUNNING' WHERE id = $1", [id]);
    const job: ImportJob = {
      organizationId: owner.organizationId,
      importId: id,
      userId: owner.userId,
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
    expect(await readImport(owner, id)).toMatchObject({ status: 'RUNNING', processed: 1000 });
    await Promise.all([runImportJob.run(job, services), runImportJob.run(job, services)]);
    expect(await settled(owner, id)).toMatchObject({ status: 'DONE', processed: 1700, created: 1700 });
    expect(await countClients(owner)).toBe(1700);
  });
});
