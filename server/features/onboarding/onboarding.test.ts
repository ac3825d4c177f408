import { setTimeout as pause } from 'node:timers/promises';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const NOUNS = [
  'clients',
  'contacts',
  'leads',
  'opportunities',
  'interactions',
  'activities',
  'products',
  'priceLists',
  'competitors',
  'attachments',
  'tags',
];

const steps = async (who: Person): Promise<Record<string, boolean>> => {
  const { firstSteps } = await who.run<any>('{ firstSteps { steps { name done } } }');
  return Object.fromEntries(firstSteps.steps.map(({ name, done }: any) => [name, done]));
};
const counts = async (who: Person): Promise<Record<string, number>> => {
  const found = await who.run<any>(`{ ${NOUNS.map((noun) => `${noun} { totalCount }`).join(' ')} }`);
  return Object.fromEntries(NOUNS.map((noun) => [noun, found[noun].totalCount]));
};
const take = (who: Person, what: 'loadDemo' | 'removeDemo') =>
  who.run<any>(`mutation { ${what} { demoStatus demoProblem } }`);

/** What has become of the demo company when nobody works on it any more. */
async function settled(who: Person): Promise<string> {
  for (;;) {
    const { me } = await who.run<any>('{ me { organization { demoStatus demoProblem } } }');
    const { demoStatus, demoProblem } = me.organization;
    if (!['LOADING', 'REMOVING'].includes(demoStatus)) return demoProblem ?? demoStatus;
    await pause(100);
  }
}

describe('The first steps', () => {
  test('are those one may take, done when the data says so', async () => {
    const acme = await house.organization();
    const { owner } = acme;
    expect(await steps(owner)).toEqual({ CLIENTS: false, PIPELINE: false, TEAM: false });
    await owner.client({});
    const { pipelineStages } = await owner.run<any>('{ pipelineStages: defaultPipeline { stages { id } } }');
    await owner.update('PipelineStage', { id: pipelineStages.stages[0].id, name: 'First talk' });
    expect(await steps(owner)).toEqual({ CLIENTS: true, PIPELINE: true, TEAM: false });
    const rep = await acme.user('SALES_REP');
    expect(await steps(rep)).toEqual({ CLIENTS: true });
    expect((await steps(owner)).TEAM).toBe(true);
    expect(await steps(await acme.user('READ_ONLY'))).toEqual({});
  });

  test('are hidden by each user for themselves, and come back', async () => {
    const acme = await house.organization();
    const { owner } = acme;
    const rep = await acme.user('SALES_REP');
    const hidden = async (who: Person) => (await who.run<any>('{ firstSteps { hidden } }')).firstSteps.hidden;
    const hide = (value: boolean) =>
      owner.run('mutation ($hidden: Boolean!) { hideFirstSteps(hidden: $hidden) { hidden } }', {
        hidden: value,
      });
    await hide(true);
    expect([await hidden(owner), await hidden(rep)]).toEqual([true, false]);
    await hide(false);
    expect(await hidden(owner)).toBe(false);
  });
});

describe('The demo company', () => {
  test('is loaded for its owner, and goes again without what people made', async () => {
    const acme = await house.organization();
    const { owner } = acme;
    for (const role of ['ADMIN', 'SALES_MANAGER'])
      expect((await refusal(take(await acme.user(role), 'loadDemo'))).code).toBe('FORBIDDEN');
    const own = await owner.create('Opportunity', { name: 'Our own', tags: ['partner'] });
    await owner.create('Tag', { name: 'event 2026' });
    const before = await counts(owner);
    const users = async () => (await owner.run<any>('{ users { totalCount } }')).users.totalCount;
    const people = await users();

    const began = new Date().toISOString();
    expect((await take(owner, 'loadDemo')).loadDemo.demoStatus).toBe('LOADING');
    expect((await refusal(take(owner, 'loadDemo'))).fields).toHaveProperty('demoStatus');
    expect(await settled(owner)).toBe('LOADED');
    const loaded = await counts(owner);
    expect(loaded.clients).toBeGreaterThan(60);
    expect(NOUNS.filter((noun) => loaded[noun]! <= before[noun]!)).toEqual([]);
    expect(await users()).toBe(people);
    expect(await steps(owner)).toMatchObject({ CLIENTS: false });
    const { all } = await owner.run<any>(
      'query ($me: ID!) { all: clients(filter: { ownerId: { ne: $me } }) { totalCount } }',
      { me: owner.userId },
    );
    expect(all.totalCount).toBe(0);
    const recent = `filter: { completedAt: { gt: "${began}" } }`;
    const done = await owner.run<any>(
      `{ activities(${recent}) { totalCount } interactions(${recent}) { totalCount } }`,
    );
    expect(done).toEqual({ activities: { totalCount: 0 }, interactions: { totalCount: 0 } });

    const { opportunities } = await owner.run<any>(
      '{ opportunities(filter: { status: { eq: OPEN }, name: { ne: "Our own" } }, first: 1) { nodes { id } } }',
    );
    await owner.update('Opportunity', { id: opportunities.nodes[0].id, name: 'Changed by us' });
    const client = await owner.client({ companyName: 'Ours', tags: ['newsletter'] });
    const { clients } = await owner.run<any>(
      'query ($id: ID!) { clients(filter: { id: { ne: $id } }, first: 1) { nodes { id name } } }',
      { id: client.id },
    );
    await owner.create('Contact', { lastName: 'Ours', clientId: clients.nodes[0].id });
    const { id: reference } = (
      await owner.run<any>('{ tags(filter: { name: { eq: "reference" } }) { nodes { id } } }')
    ).tags.nodes[0];
    await owner.run('mutation ($id: ID!) { deleteTag(id: $id) { id } }', { id: reference });
    await owner.create('Tag', { name: 'reference' });
    for (const [type, id] of [
      ['Client', client.id],
      ['Opportunity', opportunities.nodes[0].id],
    ]) {
      await owner.run('mutation ($input: SetFavouriteInput!) { setFavourite(input: $input) { id } }', {
        input: { type, id, starred: true },
      });
      await owner.run('mutation ($type: String!, $id: ID!) { noteRecordViewed(type: $type, id: $id) }', {
        type,
        id,
      });
    }
    expect((await steps(owner)).CLIENTS).toBe(true);
    await take(owner, 'removeDemo');
    expect(await settled(owner)).toBe('REMOVED');
    expect(await counts(owner)).toEqual({ ...before, clients: 1, contacts: 1, tags: 4 });
    const left = await owner.run<any>(
      '{ clients { nodes { id } } opportunities { nodes { id } } tags { nodes { name color } } deletedRecords { nodes { name } } attachmentStats { used } }',
    );
    expect(left.deletedRecords.nodes).toEqual([{ name: clients.nodes[0].name }]);
    expect(left.attachmentStats.used).toBe('0');
    const { rows } = await house.app.services.pool.query(
      `SELECT subject_id FROM favourites WHERE user_id = $1 UNION ALL SELECT subject_id FROM recent_views WHERE user_id = $1`,
      [owner.userId],
    );
    expect(rows).toEqual([{ subject_id: client.id }, { subject_id: client.id }]);
    expect(left.tags.nodes).toContainEqual({ name: 'event 2026', color: null });
    expect([left.clients.nodes, left.opportunities.nodes]).toEqual([[{ id: client.id }], [{ id: own.id }]]);
    expect((await refusal(take(owner, 'removeDemo'))).fields).toHaveProperty('demoStatus');
    expect((await refusal(take(owner, 'loadDemo'))).fields).toHaveProperty('clients');
  }, 120_000);

  test('that cannot be loaded leaves nothing behind, and says why', async () => {
    const { owner } = await house.organization();
    await owner.create('Product', { name: 'Ours', sku: 'nw-100' });
    const before = await counts(owner);
    await take(owner, 'loadDemo');
    expect(await settled(owner)).toBe('SKU is already in use.');
    expect(await counts(owner)).toEqual(before);
  });
});
