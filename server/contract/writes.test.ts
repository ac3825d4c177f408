import { type House, openHouse } from '../testing/house.js';
import { type Person, refusal } from '../testing/person.js';

let house: House;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization()).owner;
});
afterAll(() => house.close());

const eventsOf = async (changeSetId: string | null) =>
  (
    await house.app.services.pool.query(
      'SELECT name, subject_id AS id, changes, origin, actor_id AS actor FROM events WHERE change_set_id = $1 ORDER BY seq',
      [changeSetId],
    )
  ).rows;
const eventCount = async () =>
  Number((await house.app.services.pool.query('SELECT count(*) FROM events')).rows[0].count);

const NOUNS: [noun: string, input: Record<string, unknown>, patch: Record<string, unknown>, field: string][] =
  [
    ['Client', { companyName: 'Acme' }, { industry: 'Software' }, 'industry'],
    ['Contact', { lastName: 'Lovelace' }, { jobTitle: 'Analyst' }, 'jobTitle'],
    ['Opportunity', { name: 'Renewal' }, { nextStep: 'Call' }, 'nextStep'],
    ['Lead', { lastName: 'Lovelace' }, { nextStep: 'Call' }, 'nextStep'],
    ['Interaction', { type: 'CALL', subject: 'Intro' }, { outcome: 'Reached' }, 'outcome'],
    ['Activity', { subject: 'Ring' }, { location: 'Phone' }, 'location'],
    ['Product', { name: 'Lens' }, { category: 'Optics' }, 'category'],
    ['Competitor', { name: 'Globex' }, { strengths: 'Price' }, 'strengths'],
    ['Team', { name: 'Field' }, { region: 'West' }, 'region'],
    ['Pipeline', { name: 'Renewals' }, { description: 'Yearly' }, 'description'],
    [
      'Role',
      { name: 'Guest', permissions: { 'client.view': 'ALL' } },
      { description: 'Looks' },
      'description',
    ],
    [
      'CustomFieldDefinition',
      { subjectType: 'Client', key: 'vat', label: 'VAT', type: 'TEXT' },
      { section: 'Tax' },
      'section',
    ],
  ];

describe.each(NOUNS)('%s', (noun, input, patch, field) => {
  const lower = noun.charAt(0).toLowerCase() + noun.slice(1);

  test('each write leaves one event with before and after, and undo takes it back', async () => {
    const created = await ana.create(noun, input);
    const [creation] = await eventsOf(ana.changeSetId);
    expect(creation).toMatchObject({ id: created.id, origin: 'USER', actor: ana.userId });
    expect(creation.name).toMatch(/\.created$/);

    const updated = await ana.update(
      noun,
      { id: created.id, version: created.version, ...patch },
      `id version ${field}`,
    );
    expect(updated).toMatchObject(patch);
    const [change] = await eventsOf(ana.changeSetId);
    expect(change.changes).toEqual({ [field]: [null, patch[field]] });

    const { undoChangeSet } = await ana.run<{ undoChangeSet: { undone: number; left: unknown[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { field reason } } }',
      { id: ana.changeSetId },
    );
    expect(undoChangeSet).toEqual({ undone: 1, left: [] });
    const back = await ana
      .run<Record<string, Record<string, unknown>>>(`query ($id: ID!) { r: ${oneOf(noun)} { ${field} } }`, {
        id: created.id,
      })
      .catch(() => null);
    if (back) expect(back.r![field]).toBeNull();
  });

  test('an older version is a CONFLICT that shows the current record and writes nothing', async () => {
    const created = await ana.create(noun, unique(noun, input));
    await ana.update(noun, { id: created.id, version: created.version, ...patch });
    const before = await eventCount();
    const refused = await refusal(
      ana.update(noun, { id: created.id, version: created.version, [field]: 'Something else' }),
    );
    expect(refused.code).toBe('CONFLICT');
    expect(refused.extensions.current).toMatchObject({ id: created.id, ...patch });
    expect(await eventCount()).toBe(before);
  });

  test('deleting hides it, restoring brings it back', async () => {
    const created = await ana.create(noun, unique(noun, input, 2));
    await ana.run(`mutation ($id: ID!) { delete${noun}(id: $id) { id deletedAt } }`, { id: created.id });
    expect((await refusal(ana.update(noun, { id: created.id, ...patch }))).code).toBe('NOT_FOUND');
    const restored = await ana.run<Record<string, { deletedAt: string | null }>>(
      `mutation ($id: ID!) { restore${noun}(id: $id) { id deletedAt } }`,
      { id: created.id },
    );
    expect(restored[`restore${noun}`]!.deletedAt).toBeNull();
  });

  test(`an unknown id of ${lower} is NOT_FOUND`, async () => {
    expect((await refusal(ana.update(noun, { id: 'not-an-id', ...patch }))).code).toBe('NOT_FOUND');
  });
});

const oneOf = (noun: string) => `${noun.charAt(0).toLowerCase()}${noun.slice(1)}(id: $id)`;
const unique = (noun: string, input: Record<string, unknown>, n = 1) => {
  if (noun === 'CustomFieldDefinition') return { ...input, key: `vat${n}` };
  return ['Pipeline', 'Role', 'Competitor'].includes(noun) ? { ...input, name: `${input.name} ${n}` } : input;
};

describe('Nothing is half-written', () => {
  test('a failing part takes the whole mutation back, with its events', async () => {
    const before = await eventCount();
    const refused = await refusal(
      ana.create('Opportunity', {
        name: 'Broken',
        lineItems: [
          { name: 'Good', unitPrice: '1' },
          { name: '', unitPrice: '1' },
        ],
      }),
    );
    expect(refused.fields).toEqual({ 'lineItems.1.name': 'Name is required.' });
    expect(await eventCount()).toBe(before);
    const { opportunities } = await ana.run<{ opportunities: { totalCount: number } }>(
      '{ opportunities(filter: { name: { eq: "Broken" } }) { totalCount } }',
    );
    expect(opportunities.totalCount).toBe(0);
  });

  test('all problems of an input are named at once', async () => {
    const refused = await refusal(
      ana.client({
        companyName: 'X',
        email: 'nobody',
        phone: 'x',
        website: 'javascript:alert(1)',
        companySize: -1,
      }),
    );
    expect(refused.code).toBe('INVALID');
    expect(Object.keys(refused.fields).sort()).toEqual(['companySize', 'email', 'phone', 'website']);
  });

  test('of 20 parallel changes with the same version exactly one is taken', async () => {
    const client = await ana.client();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        ana.update('Client', { id: client.id, version: 1, category: `c${i}` }),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const { client: now } = await ana.run<{ client: { version: number } }>(
      'query ($id: ID!) { client(id: $id) { version } }',
      { id: client.id },
    );
    expect(now.version).toBe(2);
  });

  test('undo leaves what somebody changed meanwhile and says so', async () => {
    const client = await ana.client();
    await ana.update('Client', { id: client.id, industry: 'A', category: 'B' });
    const changeSet = ana.changeSetId;
    await ana.update('Client', { id: client.id, industry: 'C' });
    const { undoChangeSet } = await ana.run<{ undoChangeSet: { left: { field: string }[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { field reason } } }',
      { id: changeSet },
    );
    expect(undoChangeSet.left.map((each) => each.field)).toEqual(['industry']);
    const { client: now } = await ana.run<{ client: unknown }>(
      'query ($id: ID!) { client(id: $id) { industry category } }',
      { id: client.id },
    );
    expect(now).toEqual({ industry: 'C', category: null });
  });

  test('a bulk edit is one change set and one undo', async () => {
    const ids = [];
    for (let i = 0; i < 5; i++)
      ids.push((await ana.client({ companyName: `Bulk ${i}`, tags: [`t${i}`] })).id);
    const { updateClients } = await ana.run<{ updateClients: number }>(
      'mutation ($ids: [ID!]!) { updateClients(ids: $ids, patch: { tags: ["new"], status: "CUSTOMER" }) }',
      { ids },
    );
    expect(updateClients).toBe(5);
    await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: ana.changeSetId });
    const { clients } = await ana.run<{ clients: { nodes: { tags: string[]; status: string }[] } }>(
      'query ($ids: [ID!]) { clients(filter: { id: { in: $ids } }, orderBy: { field: name }) { nodes { tags status } } }',
      { ids },
    );
    expect(clients.nodes).toEqual([0, 1, 2, 3, 4].map((i) => ({ tags: [`t${i}`], status: 'PROSPECT' })));
  });
});

describe('Idempotency keys', () => {
  const create = 'mutation ($name: String) { createClient(input: { companyName: $name }) { id name } }';
  const count = async (name: string) =>
    (
      await ana.run<{ clients: { totalCount: number } }>(
        'query ($name: String) { clients(filter: { name: { eq: $name } }) { totalCount } }',
        { name },
      )
    ).clients.totalCount;

  test('the same key with the same request gives the same answer, once, also in parallel', async () => {
    const headers = { 'idempotency-key': 'once' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ana.run(create, { name: 'Once' }, headers)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await count('Once')).toBe(1);
  });

  test('the same key with another request is INVALID', async () => {
    const headers = { 'idempotency-key': 'other' };
    await ana.run(create, { name: 'First' }, headers);
    expect((await refusal(ana.run(create, { name: 'Second' }, headers))).code).toBe('INVALID');
    expect(await count('Second')).toBe(0);
  });

  test('a failed attempt does not use the key up', async () => {
    const headers = { 'idempotency-key': 'retry' };
    await refusal(ana.run(create, { name: '' }, headers));
    expect((await refusal(ana.run(create, { name: '' }, headers))).code).toBe('INVALID');
    await ana.run(create, { name: 'Retried' }, headers);
    expect(await count('Retried')).toBe(1);
  });
});
