import pg from 'pg';
import { localBus } from '../kernel/bus.js';
import { on, Relay } from '../kernel/relay.js';
import { cloneDatabase } from '../testing/cloneDatabase.mjs';
import { type House, openHouse } from '../testing/house.js';
import type { Person } from '../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Change {
  opportunityChanged: {
    seq: string;
    name: string;
    id: string | null;
    record: { id: string; name: string; stage: { name: string }; viewerCan: string[] } | null;
  };
}
const CHANGED =
  'subscription ($p: ID!, $since: String) { opportunityChanged(pipelineId: $p, since: $since) { seq name id record { id name stage { name } viewerCan } } }';
const pipelineOf = async (person: Person) =>
  (await person.run<{ defaultPipeline: { id: string } }>('{ defaultPipeline { id } }')).defaultPipeline.id;
const move = async (person: Person, id: string, stage: string) =>
  person.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
    input: { id, stageId: await person.stage(stage) },
  });

describe('Board subscribers', () => {
  test('see what colleagues do, each with their own rights, and nothing of another organization', async () => {
    const acme = await house.organization();
    const rep = await acme.user('SALES_REP');
    const manager = await acme.user('SALES_MANAGER');
    const stranger = (await house.organization()).owner;
    const p = await pipelineOf(acme.owner);
    const forManager = manager.subscribe<Change>(CHANGED, { p });
    const forRep = rep.subscribe<Change>(CHANGED, { p });
    const forStranger = stranger.subscribe<Change>(CHANGED, { p });
    await Promise.all([forManager.ready, forRep.ready, forStranger.ready]);

    const hidden = await acme.owner.opportunity({ name: 'Only for the boss' });
    const visible = await rep.opportunity({ name: 'Mine' });
    await move(manager, visible.id, 'Proposal');

    expect((await forManager.next()).opportunityChanged).toMatchObject({
      name: 'created',
      id: hidden.id,
      record: { name: 'Only for the boss', viewerCan: expect.arrayContaining(['move']) },
    });
    expect((await forManager.next()).opportunityChanged).toMatchObject({ name: 'created', id: visible.id });
    expect((await forManager.next()).opportunityChanged).toMatchObject({
      name: 'moved',
      record: { stage: { name: 'Proposal' } },
    });
    expect((await forRep.next()).opportunityChanged).toMatchObject({
      name: 'created',
      record: { name: 'Mine' },
    });
    expect((await forRep.next()).opportunityChanged).toMatchObject({ name: 'moved', id: visible.id });
    expect(forRep.pending).toEqual([]);
    expect(forStranger.pending).toEqual([]);
    await Promise.all([forManager.close(), forRep.close(), forStranger.close()]);
  });

  test('are told of a removal without the record when a card leaves their sight', async () => {
    const acme = await house.organization();
    const rep = await acme.user('SALES_REP');
    const other = await acme.user('SALES_REP');
    const p = await pipelineOf(rep);
    const card = await rep.opportunity({ name: 'Handed over' });
    const live = rep.subscribe<Change>(CHANGED, { p });
    await live.ready;
    await acme.owner.update('Opportunity', { id: card.id, ownerId: other.userId });
    let told = (await live.next()).opportunityChanged;
    while (told.name === 'created') told = (await live.next()).opportunityChanged;
    expect(told).toMatchObject({ id: card.id, name: 'updated', record: null });
    await live.close();
  });

  test('miss nothing after a reconnect, and get nothing anew that was published together with what they have', async () => {
    const { owner } = await house.organization();
    const p = await pipelineOf(owner);
    const first = owner.subscribe<Change>(CHANGED, { p });
    await first.ready;
    const card = await owner.opportunity({ name: 'One' });
    const { seq } = (await first.next()).opportunityChanged;
    await first.close();
    await move(owner, card.id, 'Qualification');
    await owner.opportunity({ name: 'Two' });
    const again = owner.subscribe<Change>(CHANGED, { p, since: seq });
    const missed: string[] = [];
    while (!missed.includes('created Two'))
      missed.push(
        await again.next().then(({ opportunityChanged: { name, record } }) => `${name} ${record?.name}`),
      );
    expect([...new Set(missed)]).toEqual(['moved One', 'created Two']);
    await again.close();
    await house.app.services.pool.query(
      `UPDATE event_queue q SET published_at = s.at FROM (SELECT max(published_at) AS at FROM event_queue WHERE organization_id = $1) s WHERE q.organization_id = $1`,
      [owner.organizationId],
    );
    const { board } = await owner.run<{ board: { seq: string } }>(
      'query ($p: ID!) { board(pipelineId: $p) { seq } }',
      { p },
    );
    const current = owner.subscribe<Change>(CHANGED, { p, since: board.seq });
    await current.ready;
    await owner.opportunity({ name: 'Three' });
    expect((await current.next()).opportunityChanged.record?.name).toBe('Three');
    await current.close();
    const lost = owner.subscribe<Change>(CHANGED, { p, since: '999999999' });
    expect((await lost.next()).opportunityChanged.name).toBe('resync');
    await lost.close();
  });
});

describe('Open sockets', () => {
  test('close when their session is revoked', async () => {
    const acme = await house.organization();
    const rep = await acme.user('SALES_REP');
    const live = rep.subscribe<Change>(CHANGED, { p: await pipelineOf(rep) });
    await live.ready;
    await rep.run('mutation { logout }');
    expect(await live.ended).toMatchObject({ code: 4403 });
  });

  test('stop receiving when a role is taken away', async () => {
    const acme = await house.organization();
    const manager = await acme.user('SALES_MANAGER');
    const watcher = acme.owner;
    const p = await pipelineOf(watcher);
    const live = manager.subscribe<Change>(CHANGED, { p });
    const control = watcher.subscribe<Change>(CHANGED, { p });
    await Promise.all([live.ready, control.ready]);
    await watcher.opportunity({ name: 'Before' });
    expect((await live.next()).opportunityChanged.record?.name).toBe('Before');
    await watcher.run('mutation ($u: ID!) { setUserRoles(userId: $u, roleIds: []) { id } }', {
      u: manager.userId,
    });
    await control.next();
    await expectNoRights(manager);
    await watcher.opportunity({ name: 'After' });
    await control.next();
    expect(live.pending).toEqual([]);
    await Promise.all([live.close(), control.close()]);
  });
});

/** Waits until the server itself refuses the person. */
async function expectNoRights(person: Person) {
  for (;;) {
    const { errors } = await person.ask('{ opportunities { totalCount } }');
    if (errors?.[0]?.extensions.code === 'FORBIDDEN') return;
  }
}

test('a client timeline delivers interactions and changes', async () => {
  const { owner } = await house.organization();
  const client = await owner.client();
  const live = owner.subscribe<{
    clientTimeline: {
      name: string;
      entry: { kind: string; interaction: { subject: string } | null; event: { name: string } | null } | null;
    };
  }>(
    'subscription ($c: ID!) { clientTimeline(clientId: $c) { seq name entry { kind interaction { subject } event { name changes } } } }',
    { c: client.id },
  );
  await live.ready;
  await owner.create('Interaction', { type: 'CALL', subject: 'Hello', clientId: client.id });
  await owner.update('Client', { id: client.id, industry: 'Toys' });
  const seen = [];
  while (seen.length < 2) {
    const { clientTimeline } = await live.next();
    if (clientTimeline.name !== 'client.created') seen.push(clientTimeline);
  }
  expect(seen[0]).toMatchObject({
    name: 'interaction.created',
    entry: { kind: 'INTERACTION', interaction: { subject: 'Hello' } },
  });
  expect(seen[1]).toMatchObject({
    name: 'client.updated',
    entry: { kind: 'CHANGE', event: { name: 'client.updated' } },
  });
  await live.close();
});

test.each(['contact', 'lead', 'opportunity'])(
  'the timeline of a %s delivers to each what they may see at that moment',
  async (noun) => {
    const acme = await house.organization();
    const rep = await acme.user('SALES_REP');
    const { owner } = acme;
    const input = { contact: { lastName: 'Doe' }, lead: { lastName: 'Doe' }, opportunity: { name: 'Deal' } }[
      noun
    ]!;
    const Noun = noun[0]!.toUpperCase() + noun.slice(1);
    const { id } = await rep.create(Noun, { ...input, ownerId: rep.userId });
    interface Told {
      change: {
        name: string;
        entry: { interaction: { subject: string } | null; event: object | null } | null;
      };
    }
    const listen = (who: Person) =>
      who.subscribe<Told>(
        `subscription ($id: ID!) { change: ${noun}Timeline(${noun}Id: $id) { seq name entry { interaction { subject } event { name } } } }`,
        { id },
      );
    const stranger = (await house.organization()).owner;
    const [forOwner, forRep, forStranger] = [listen(owner), listen(rep), listen(stranger)];
    await Promise.all([forOwner.ready, forRep.ready, forStranger.ready]);
    const log = (who: Person, subject: string) =>
      who.create('Interaction', { type: 'NOTE', subject, [`${noun}Id`]: id });
    const upTo = async (live: typeof forOwner, last: string) => {
      const seen: string[] = [];
      while (seen.at(-1) !== last) {
        const { entry, name } = (await live.next()).change;
        seen.push(entry?.interaction?.subject ?? name);
      }
      return seen;
    };
    await log(owner, 'Only for the boss');
    await log(rep, 'Mine');
    expect(await upTo(forOwner, 'Mine')).toContain('Only for the boss');
    expect(await upTo(forRep, 'Mine')).not.toContain('Only for the boss');
    if (noun !== 'contact') {
      await owner.update(Noun, { id, ownerId: owner.userId });
      await log(rep, 'Out of sight').catch(() => undefined);
      await log(owner, 'Afterwards');
      await upTo(forOwner, 'Afterwards');
      expect(JSON.stringify(forRep.pending)).not.toContain('Afterwards');
    }
    expect(forStranger.pending).toEqual([]);
    await Promise.all([forOwner.close(), forRep.close(), forStranger.close()]);
  },
);

test('four relays publish each event exactly once', async () => {
  const { owner } = await house.organization();
  const { pool, log } = house.app.services;
  const bus = localBus();
  const seen: string[] = [];
  bus.subscribe('change', ({ seq }) => seen.push(seq));
  await pool.query(
    `INSERT INTO events (organization_id, id, change_set_id, name, subject_type, subject_id, actor_kind, origin, changes, keys, at)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), 'test.happened', 'Test', gen_random_uuid(), 'SYSTEM', 'SYSTEM', '{}', '{}', now() FROM generate_series(1, 3000)`,
    [owner.organizationId],
  );
  const direct: string[] = [];
  house.app.services.bus.subscribe('change', ({ name, seq }) => name === 'test.happened' && direct.push(seq));
  const relays = Array.from({ length: 4 }, () => new Relay({ pool, log, bus }, []));
  for (const relay of relays) relay.start();
  for (;;) {
    const { rows } = await pool.query(
      'SELECT count(*)::int AS open FROM event_queue WHERE published_at IS NULL',
    );
    if (rows[0].open === 0) break;
  }
  for (const relay of relays) await relay.stop();
  const all = [...seen, ...direct];
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(3000);
});

test('a reaction becomes one job for each event it is declared for, and no other', async () => {
  const database = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
  const pool = new pg.Pool({ connectionString: database.url });
  await pool.query(
    `INSERT INTO events (organization_id, id, change_set_id, name, subject_type, subject_id, actor_kind, origin, changes, keys, at)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), name, 'Test', gen_random_uuid(), 'SYSTEM', 'SYSTEM', '{}', '{}', now()
     FROM unnest(ARRAY['parcel.sent', 'parcel.lost', 'letter.sent']) AS name`,
  );
  const reactions = [on('parcel.*', { name: 'test.any' }), on('parcel.sent', { name: 'test.sent' })];
  const relay = new Relay({ pool, log: house.app.services.log, bus: localBus() }, reactions);
  relay.start();
  await relay.stop();
  const { rows } = await pool.query(
    'SELECT task_identifier AS task, count(*)::int FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1',
  );
  expect(rows).toEqual([
    { task: 'test.any', count: 2 },
    { task: 'test.sent', count: 1 },
  ]);
  await pool.end();
  await database.drop();
});
