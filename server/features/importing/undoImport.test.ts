import { setTimeout as pause } from 'node:timers/promises';
import { type House, openHouse } from '../../testing/house.js';
import {
  clientNames,
  countClients,
  counts,
  done,
  importText,
  readImport,
  settled,
  takeStep,
} from '../../testing/importer.js';
import { type Person, refusal } from '../../testing/person.js';
import type { ImportJob } from './importContext.js';
import { undoImportJob } from './undoImport.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const mapping = { columns: { Id: { field: 'externalId' }, Name: { field: 'companyName' } } };

async function clientId(who: Person, externalId: string): Promise<string> {
  const { clients } = await who.run<{ clients: { nodes: { id: string }[] } }>(
    'query ($id: String!) { clients(filter: { externalId: { eq: $id } }) { nodes { id } } }',
    { id: externalId },
  );
  return clients.nodes[0]!.id;
}

const edit = async (who: Person, externalId: string) =>
  who.update('Client', { id: await clientId(who, externalId), industry: 'Retail', companyName: 'Edited' });

describe('undoing an import', () => {
  test('bins what was created, restores what was changed, and names the rows it had to leave', async () => {
    const { owner } = await house.organization();
    const kept = await owner.client({ companyName: 'Before', externalId: '1' });
    await owner.client({ companyName: 'Earlier', externalId: '4' });
    const state = await importText(owner, 'Id,Name\n1,After\n2,New\n3,Created\n4,Later\n', mapping);
    expect(counts(state)).toEqual([2, 2, 0, 0]);
    await edit(owner, '3');
    await edit(owner, '4');

    const undone = await done(owner, 'undoImport', state.id);
    expect(undone.status).toBe('UNDONE');
    expect(undone.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'LEFT', message: 'It was changed after it was created.', rows: [4] }),
        expect.objectContaining({ code: 'LEFT', field: 'companyName', rows: [5] }),
      ]),
    );
    expect(await clientNames(owner)).toEqual(['Before', 'Edited', 'Edited']);
    const { client } = await owner.run<{ client: { name: string } }>(
      'query ($id: ID!) { client(id: $id) { name } }',
      { id: kept.id },
    );
    expect(client.name).toBe('Before');
  });

  test('goes on where a worker died, and reports what was left before and after', async () => {
    const { owner } = await house.organization();
    const rows = Array.from({ length: 1100 }, (_, i) => `${i},Client ${i}`);
    const { id } = await importText(owner, `Id,Name\n${rows.join('\n')}\n`, mapping);
    await edit(owner, '3');
    await edit(owner, '1090');
    const { services } = house.app;
    await services.pool.query("UPDATE imports SET status = 'UNDOING', problems = '[]' WHERE id = $1", [id]);
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
    await expect(undoImportJob.run(job, { ...services, pool: dying })).rejects.toThrow(
      'The worker is no more.',
    );
    expect(await readImport(owner, id)).toMatchObject({ status: 'UNDOING', problems: [{ rows: [1092] }] });
    expect(await countClients(owner)).toBe(601);
    const { rows: waiting } = await services.pool.query(
      "SELECT run_at > now() AS later FROM graphile_worker.jobs WHERE key = 'import.undo:' || $1::text || ':watch'",
      [id],
    );
    expect(waiting).toEqual([{ later: true }]);
    await Promise.all([undoImportJob.run(job, services), undoImportJob.run(job, services)]);
    expect(await settled(owner, id)).toMatchObject({ status: 'UNDONE', problems: [{ rows: [1092, 5] }] });
    expect(await clientNames(owner)).toEqual(['Edited', 'Edited']);
  });

  test('takes back one change set of the origin IMPORT', async () => {
    const { owner } = await house.organization();
    const { id } = await importText(owner, 'Id,Name\n1,Acme\n2,Globex\n1,Acme Ltd\n', mapping);
    const { rows: events } = await house.app.services.pool.query(
      `SELECT e.name, e.origin, e.actor_id AS actor FROM events e
       JOIN imports i ON i.organization_id = e.organization_id AND i.change_set_id = e.change_set_id WHERE i.id = $1 ORDER BY e.seq`,
      [id],
    );
    const event = { origin: 'IMPORT', actor: owner.userId };
    expect(events).toEqual([
      { ...event, name: 'client.created' },
      { ...event, name: 'client.created' },
      { ...event, name: 'client.updated' },
    ]);
    await done(owner, 'undoImport', id);
    expect(await clientNames(owner)).toEqual([]);
  });

  test.each([
    ['at once', 3],
    ['in parts', 1100],
  ])(
    'as a change set, %s, it ends in the same state; what undoes that brings the import back',
    async (_, size) => {
      const { owner } = await house.organization();
      const rows = Array.from({ length: size }, (_none, i) => `${i},Client ${i}`);
      const { id } = await importText(owner, `Id,Name\n${rows.join('\n')}\n`, mapping);
      await edit(owner, '1');
      const [written] = await setsOf(id);
      await undoSet(owner, written!);
      expect(await readImport(owner, id)).toMatchObject({
        status: 'UNDONE',
        problems: [{ code: 'LEFT', message: 'It was changed after it was created.', rows: [3] }],
      });
      expect(await clientNames(owner)).toEqual(['Edited']);
      const again = await refusal(takeStep(owner, 'undoImport', id));
      expect([again.code, Object.keys(again.fields)]).toEqual(['INVALID', ['id']]);

      const { rows: undos } = await house.app.services.pool.query<{ id: string }>(
        `SELECT DISTINCT change_set_id AS id FROM events WHERE organization_id = $1 AND data ? 'of'`,
        [owner.organizationId],
      );
      expect(undos).toHaveLength(1);
      await undoSet(owner, undos[0]!.id);
      expect((await readImport(owner, id)).status).toBe('DONE');
      expect(await countClients(owner)).toBe(size);
    },
  );

  test('is refused as a change set while it is written or taken back', async () => {
    const { owner } = await house.organization();
    const { id } = await importText(owner, 'Id,Name\n1,Acme\n', mapping);
    const [written] = await setsOf(id);
    for (const status of ['RUNNING', 'UNDOING']) {
      await house.app.services.pool.query('UPDATE imports SET status = $2 WHERE id = $1', [id, status]);
      const refused = await refusal(undoSet(owner, written!));
      expect([refused.code, Object.keys(refused.fields)]).toEqual(['INVALID', ['id']]);
    }
  });
});

const setsOf = async (importId: string) =>
  (
    await house.app.services.pool.query<{ id: string }>(
      'SELECT change_set_id AS id FROM imports WHERE id = $1',
      [importId],
    )
  ).rows.map(({ id }) => id);

/** Undoes a change set and waits for the job that goes on with it. */
async function undoSet(who: Person, id: string): Promise<void> {
  const { undoChangeSet } = await who.run<{ undoChangeSet: { jobId: string | null } }>(
    'mutation ($id: ID!) { undoChangeSet(id: $id) { jobId } }',
    { id },
  );
  const { jobId } = undoChangeSet;
  for (let status = jobId ? 'RUNNING' : 'DONE'; status === 'RUNNING'; await pause(50)) {
    const { bulkJob } = await who.run<{ bulkJob: { status: string } }>(
      'query ($id: ID!) { bulkJob(id: $id) { status } }',
      { id: jobId },
    );
    status = bulkJob.status;
  }
}
