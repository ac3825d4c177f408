import { setTimeout as pause } from 'node:timers/promises';
import { copies } from '../../testing/copies.js';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { runBulkJob } from './bulkWork.js';

let house: House;
/** One whose jobs run only when a test runs them. */
let idle: House;
beforeAll(async () => {
  [house, idle] = await Promise.all([openHouse(), openHouse({}, 'api')]);
});
afterAll(() => Promise.all([house.close(), idle.close()]));

interface Job {
  id: string;
  kind: string;
  status: string;
  total: number;
  done: number;
  changed: number;
  failed: number;
  changeSetId: string;
  error: string | null;
  failures: { id: string; name: string | null; problem: string }[];
}
const JOB = 'id kind status total done changed failed changeSetId error failures { id name problem }';

const start = async (who: Person, input: Record<string, unknown>): Promise<Job> =>
  (
    await who.run<{ startBulkJob: Job }>(
      `mutation ($input: StartBulkJobInput!) { startBulkJob(input: $input) { ${JOB} } }`,
      { input: { subjectType: 'Client', kind: 'EDIT', ...input } },
    )
  ).startBulkJob;
const read = async (who: Person, id: string): Promise<Job> =>
  (await who.run<{ bulkJob: Job }>(`query ($id: ID!) { bulkJob(id: $id) { ${JOB} } }`, { id })).bulkJob;
const failuresUrl = async (who: Person, id: string) =>
  (
    await who.run<{ bulkJob: { failuresUrl: string } }>(
      'query ($id: ID!) { bulkJob(id: $id) { failuresUrl } }',
      { id },
    )
  ).bulkJob.failuresUrl;
const verb = (who: Person, name: string, id: string) =>
  who.run<Record<string, Job>>(`mutation ($id: ID!) { ${name}(id: $id) { ${JOB} } }`, { id });
async function ended(who: Person, id: string): Promise<Job> {
  for (;;) {
    const job = await read(who, id);
    if (job.status !== 'RUNNING') return job;
    await pause(50);
  }
}
const undo = async (who: Person, id: string) =>
  (
    await who.run<{ undoChangeSet: { undone: number; jobId: string | null } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { undone jobId } }',
      { id },
    )
  ).undoChangeSet;
const count = async (who: Person, filter: object) =>
  (
    await who.run<{ clients: { totalCount: number } }>(
      'query ($filter: ClientFilter) { clients(filter: $filter) { totalCount } }',
      { filter },
    )
  ).clients.totalCount;
async function manyClients(who: Person, number: number, input: object = {}, where = house): Promise<string> {
  const { id } = await who.client({ companyName: 'Many', ...input });
  await copies(where.app.services.pool, 'clients', id, number - 1);
  return id;
}

describe('All records of a filter', () => {
  test('are changed in the background in one change set, and undone as a whole whatever their number', async () => {
    const { owner } = await house.organization();
    const id = await manyClients(owner, 1200, { industry: 'Optics' });
    await owner.client({ companyName: 'Other' });
    const filter = { industry: { eq: 'Optics' } };
    const begun = await start(owner, { filter, except: [id], patch: { industry: 'Retail' } });
    expect(begun).toMatchObject({ status: 'RUNNING', total: 1199, done: 0 });
    const { runningBulkJobs } = await owner.run<{ runningBulkJobs: { id: string }[] }>(
      '{ runningBulkJobs { id } }',
    );
    expect(runningBulkJobs).toEqual([{ id: begun.id }]);
    const progress = owner.subscribe<{ jobProgressed: { done: number; status: string } }>(
      'subscription ($id: ID!) { jobProgressed(id: $id) { done status } }',
      { id: begun.id },
    );
    await progress.ready;
    expect((await progress.next()).jobProgressed.done).toBeGreaterThan(0);
    const job = await ended(owner, begun.id);
    expect(job).toMatchObject({ status: 'DONE', done: 1199, changed: 1199, failed: 0, failures: [] });
    expect(await count(owner, { industry: { eq: 'Retail' } })).toBe(1199);
    expect(await count(owner, filter)).toBe(1);

    const other = (await house.organization()).owner;
    expect(await read(other, job.id)).toBeNull();
    expect((await refusal(undo(other, job.changeSetId))).code).toBe('NOT_FOUND');

    const { undone, jobId } = await undo(owner, job.changeSetId);
    expect(undone).toBe(0);
    const back = await ended(owner, jobId!);
    expect(back).toMatchObject({ kind: 'UNDO', status: 'DONE', total: 1199, done: 1199, changed: 1199 });
    expect(await count(owner, filter)).toBe(1200);
  });

  test('up to 500 are done at once, in the transaction of the call', async () => {
    const { owner } = await house.organization();
    await manyClients(owner, 20, { tags: ['old', 'kept'] });
    const filter = { tags: { has: 'old' } };
    const job = await start(owner, { kind: 'TAG', filter, addTags: ['new'], removeTags: ['old'] });
    expect(job).toMatchObject({ status: 'DONE', total: 20, changed: 20, changeSetId: owner.changeSetId });
    expect(await count(owner, { and: [{ tags: { has: 'new' } }, { tags: { has: 'kept' } }] })).toBe(20);
    expect(await count(owner, filter)).toBe(0);
    expect((await undo(owner, job.changeSetId)).undone).toBe(20);
    expect(await count(owner, filter)).toBe(20);
    expect(await start(owner, { kind: 'DELETE', filter, search: 'Many' })).toMatchObject({ changed: 20 });
    expect(await count(owner, {})).toBe(0);
  });

  test('what may not be changed is named, the rest is done; nothing beyond what one may see', async () => {
    const there = await house.organization();
    const rep = await there.user('SALES_REP');
    await there.owner.client({ companyName: '=Foreign' });
    await rep.client({ companyName: 'Own', ownerId: rep.userId });
    const job = await start(rep, { filter: {}, patch: { industry: 'Retail' } });
    expect(job).toMatchObject({ status: 'DONE', total: 2, changed: 1, failed: 1 });
    expect(job.failures).toEqual([expect.objectContaining({ name: '=Foreign' })]);
    const url = await failuresUrl(rep, job.id);
    const file = await fetch(rep.url + url);
    expect([file.status, file.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('edit-failures.csv'),
    ]);
    const { id, problem } = job.failures[0]!;
    expect(await file.text()).toBe(`Record,Reason,ID\r\n'=Foreign,${problem},${id}\r\n`);
    expect((await fetch(rep.url + url.replace(rep.userId, there.owner.userId))).status).toBe(404);
    expect(
      await failuresUrl(
        rep,
        (await start(rep, { filter: { name: { eq: 'Own' } }, patch: { industry: 'Steel' } })).id,
      ),
    ).toBeNull();
    const stranger = await there.user('SALES_REP');
    const lead = await there.owner.create('Lead', { lastName: 'Hidden', ownerId: there.owner.userId });
    const input = { subjectType: 'Lead', patch: { jobTitle: 'Seen' } };
    expect(await start(stranger, { ...input, filter: {} })).toMatchObject({ total: 0, status: 'DONE' });
    expect((await refusal(start(stranger, { ...input, ids: [lead.id] }))).code).toBe('NOT_FOUND');
  });

  test('leads go to whom the rules choose; those for whom no rule holds are named', async () => {
    const there = await house.organization();
    const { owner } = there;
    const rep = await there.user('SALES_REP');
    const [fair] = [await owner.create('Lead', { lastName: 'Fair', source: 'TRADE_SHOW' })];
    const other = await owner.create('Lead', { lastName: 'Other' });
    const condition = { source: { eq: 'TRADE_SHOW' } };
    await owner.create('AssignmentRule', { name: 'Fair', condition, method: 'FIXED', userIds: [rep.userId] });
    const job = await start(owner, { subjectType: 'Lead', kind: 'ASSIGN', ids: [fair!.id, other.id] });
    expect(job).toMatchObject({ changed: 1, failed: 1, failures: [{ id: other.id, name: 'Other' }] });
    const { lead } = await owner.run<{ lead: { ownerId: string } }>(
      'query ($id: ID!) { lead(id: $id) { ownerId } }',
      { id: fair!.id },
    );
    expect(lead.ownerId).toBe(rep.userId);
  });
});

describe('A bulk job', () => {
  test('goes on where a worker died, can be cancelled and resumed, and repeats nothing', async () => {
    const { owner } = await idle.organization();
    await manyClients(owner, 700, {}, idle);
    const { services } = idle.app;
    const begun = await start(owner, { filter: {}, patch: { industry: 'Retail' } });
    expect((await verb(owner, 'cancelBulkJob', begun.id)).cancelBulkJob!.status).toBe('CANCELLED');
    const permissions = { '*': 'ALL' as const };
    const { organizationId, userId } = owner;
    const work = { organizationId, userId, permissions, jobId: begun.id } as never;
    await runBulkJob.run(work, services);
    expect(await count(owner, { industry: { eq: 'Retail' } })).toBe(0);
    expect((await verb(owner, 'resumeBulkJob', begun.id)).resumeBulkJob!.status).toBe('RUNNING');
    let transactions = 0;
    const dying = Object.create(services.pool, {
      connect: {
        value: (...args: [never]) => {
          if (args[0] === undefined && ++transactions > 1) throw new Error('The worker is no more.');
          return services.pool.connect(...args);
        },
      },
    });
    await expect(runBulkJob.run(work, { ...services, pool: dying })).rejects.toThrow(
      'The worker is no more.',
    );
    expect(await read(owner, begun.id)).toMatchObject({ status: 'RUNNING', done: 200, changed: 200 });
    const { rows: waiting } = await services.pool.query(
      "SELECT run_at > now() AS later FROM graphile_worker.jobs WHERE key = 'bulk.run:' || $1::text || ':watch'",
      [begun.id],
    );
    expect(waiting).toEqual([{ later: true }]);
    await Promise.all([runBulkJob.run(work, services), runBulkJob.run(work, services)]);
    expect(await ended(owner, begun.id)).toMatchObject({ status: 'DONE', done: 700, changed: 700 });
    const { rows } = await services.pool.query(
      'SELECT count(*)::int AS events, count(DISTINCT subject_id)::int AS records FROM events WHERE change_set_id = $1',
      [begun.changeSetId],
    );
    expect(rows).toEqual([{ events: 700, records: 700 }]);
  });

  test('is refused with the field that is wrong, and not undone while it runs', async () => {
    const there = await house.organization();
    const { owner } = there;
    const { id } = await owner.client();
    const fields = async (input: Record<string, unknown>, who = owner) => {
      const { code, fields: named } = await refusal(start(who, input));
      return [code, ...Object.keys(named)];
    };
    const patch = { industry: 'Retail' };
    expect(await fields({ patch })).toEqual(['INVALID', 'ids']);
    expect(await fields({ ids: [id], filter: {}, patch })).toEqual(['INVALID', 'ids']);
    expect(await fields({ ids: [id] })).toEqual(['INVALID', 'patch']);
    expect(await fields({ ids: [id], patch: { version: 3 } })).toEqual(['INVALID', 'version']);
    expect(await fields({ ids: [id], patch, subjectType: 'Role' })).toEqual(['INVALID', 'subjectType']);
    expect(await fields({ ids: [id], kind: 'ASSIGN' })).toEqual(['INVALID', 'kind']);
    expect(await fields({ ids: [id], kind: 'TAG' })).toEqual(['INVALID', 'addTags']);
    expect(await fields({ ids: [id], patch }, await there.user('READ_ONLY'))).toEqual(['FORBIDDEN']);
    const job = await start(owner, { ids: [id], patch });
    expect((await refusal(verb(owner, 'cancelBulkJob', job.id))).fields).toHaveProperty('id');
    expect((await refusal(verb(owner, 'resumeBulkJob', job.id))).fields).toHaveProperty('id');
    await house.app.services.pool.query("UPDATE bulk_jobs SET status = 'RUNNING' WHERE id = $1", [job.id]);
    expect((await refusal(undo(owner, job.changeSetId))).fields).toHaveProperty('id');
  });
});
