import { attach } from '../../testing/files.js';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { sweepFiles } from '../attachments/sweepFiles.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Link {
  type: string;
  id: string;
  title: string;
  url: string;
}

const titles = (links: Link[]) => links.map(({ title }) => title);
const starred = async (person: Person) =>
  titles((await person.run<{ favourites: Link[] }>('{ favourites { type id title url } }')).favourites);
const set = (person: Person, type: string, id: string, on = true) =>
  person.run('mutation ($input: SetFavouriteInput!) { setFavourite(input: $input) { id } }', {
    input: { type, id, starred: on },
  });
const note = (person: Person, type: string, id: string) =>
  person.run('mutation ($type: String!, $id: ID!) { noteRecordViewed(type: $type, id: $id) }', { type, id });
const viewed = async (person: Person, first = 50) =>
  titles(
    (
      await person.run<{ recentlyViewed: Link[] }>(
        'query ($first: Int) { recentlyViewed(first: $first) { type id title url } }',
        { first },
      )
    ).recentlyViewed,
  );

test('each user stars records of any type and puts them into an order of their own', async () => {
  const organization = await house.organization();
  const { owner } = organization;
  const colleague = await organization.user('SALES_MANAGER');
  const client = await owner.client({ companyName: 'Acme' });
  const lead = await owner.create('Lead', { lastName: 'Doe' });
  const view = await owner.create('SavedView', { name: 'Mine', subjectType: 'Client' });
  for (const [type, id] of [
    ['Client', client.id],
    ['Lead', lead.id],
    ['SavedView', view.id],
  ] as const)
    await set(owner, type, id);
  await set(owner, 'Client', client.id);
  expect(await starred(owner)).toEqual(['Acme', 'Doe', 'Mine']);
  expect(await starred(colleague)).toEqual([]);
  await owner.run('mutation ($ids: [ID!]!) { orderFavourites(ids: $ids) { id } }', {
    ids: [view.id, client.id],
  });
  expect(await starred(owner)).toEqual(['Mine', 'Acme', 'Doe']);
  await set(owner, 'Client', client.id, false);
  expect(await starred(owner)).toEqual(['Mine', 'Doe']);
  const { favourites } = await owner.run<{ favourites: Link[] }>('{ favourites { type id title url } }');
  expect(favourites[0]).toEqual({
    type: 'SavedView',
    id: view.id,
    title: 'Mine',
    url: `/clients?view=${view.id}`,
  });
});

test('what is deleted or hidden is gone from favourites and from what was viewed until it is back', async () => {
  const organization = await house.organization();
  const { owner } = organization;
  const rep = await organization.user('SALES_REP');
  const lead = await rep.create('Lead', { lastName: 'Doe' });
  await set(rep, 'Lead', lead.id);
  await note(rep, 'Lead', lead.id);
  const seen = async () => [await starred(rep), await viewed(rep)];
  expect(await seen()).toEqual([['Doe'], ['Doe']]);
  await rep.run('mutation ($id: ID!) { deleteLead(id: $id) { id } }', { id: lead.id });
  expect(await seen()).toEqual([[], []]);
  await owner.run('mutation ($id: ID!) { restoreLead(id: $id) { id } }', { id: lead.id });
  expect(await seen()).toEqual([['Doe'], ['Doe']]);
  await owner.run('mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { id } }', {
    input: { id: lead.id, ownerId: owner.userId },
  });
  expect(await seen()).toEqual([[], []]);
});

test('what is erased for good leaves neither a star nor a trace', async () => {
  const { owner } = await house.organization();
  const { pool } = house.app.services;
  const file = await attach(owner, 'offer.txt', 'price', { clientId: (await owner.client()).id });
  await set(owner, 'Attachment', file.id);
  await note(owner, 'Attachment', file.id);
  await owner.run('mutation ($id: ID!) { deleteAttachment(id: $id) { id } }', { id: file.id });
  await pool.query("UPDATE attachments SET deleted_at = now() - interval '40 days' WHERE id = $1", [file.id]);
  await sweepFiles.run({}, house.app.services);
  for (const table of ['favourites', 'recent_views'])
    expect((await pool.query(`SELECT 1 FROM ${table} WHERE subject_id = $1`, [file.id])).rows).toEqual([]);
});

test('nobody stars or opens what they may not see, or what has no page', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  const lead = await organization.owner.create('Lead', { lastName: 'Secret' });
  expect((await refusal(set(rep, 'Lead', lead.id))).code).toBe('NOT_FOUND');
  expect((await refusal(note(rep, 'Lead', lead.id))).code).toBe('NOT_FOUND');
  expect((await refusal(set(rep, 'Role', lead.id))).fields).toHaveProperty('type');
  expect([await starred(rep), await viewed(rep)]).toEqual([[], []]);
});

test('two hundred favourites are enough', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'One more' });
  await house.app.services.pool.query(
    `INSERT INTO favourites (organization_id, user_id, subject_type, subject_id, position)
     SELECT $1, $2, 'Client', gen_random_uuid(), n FROM generate_series(1, 200) n`,
    [owner.organizationId, owner.userId],
  );
  expect((await refusal(set(owner, 'Client', client.id))).fields).toHaveProperty('id');
});

test('what was opened last comes first; fifty are kept, and the same one is not written twice', async () => {
  const { owner } = await house.organization();
  const clients = [];
  for (let i = 1; i <= 52; i++) clients.push(await owner.client({ companyName: `No. ${i}` }));
  for (const { id } of clients) await note(owner, 'Client', id);
  const written = async () =>
    (
      await house.app.services.pool.query(
        'SELECT subject_id, xmin FROM recent_views WHERE user_id = $1 ORDER BY 1',
        [owner.userId],
      )
    ).rows;
  const before = await written();
  await note(owner, 'Client', clients.at(-1)!.id);
  expect(await written()).toEqual(before);
  expect(before).toHaveLength(50);
  await note(owner, 'Client', clients[9]!.id);
  expect(await viewed(owner, 3)).toEqual(['No. 10', 'No. 52', 'No. 51']);
});
