import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

const names = async (person: Person) =>
  (
    await person.run<{ savedViews: { nodes: { name: string }[] } }>(
      '{ savedViews(filter: { subjectType: { eq: "Client" } }, orderBy: { field: name }) { nodes { name } } }',
    )
  ).savedViews.nodes.map(({ name }) => name);

const view = (values: object) => ({ subjectType: 'Client', ...values });

test('a view is found by those it is meant for', async () => {
  const team = await acme.owner.create('Team', { name: 'North' });
  const rep = await acme.user('SALES_REP', { teamId: team.id });
  const mate = await acme.user('SALES_REP', { teamId: team.id });
  const stranger = await acme.user('SALES_REP');
  const manager = await acme.user('SALES_MANAGER');
  const filter = { tags: { hasAny: ['vip'] } };
  await rep.create('SavedView', view({ name: 'Mine', filter, sort: '-name', columns: ['name', 'status'] }));
  await manager.create('SavedView', view({ name: 'North', visibility: 'TEAM', teamId: team.id }));
  await manager.create('SavedView', view({ name: 'Ours', visibility: 'EVERYONE' }));
  expect(await names(rep)).toEqual(['Mine', 'North', 'Ours']);
  expect(await names(mate)).toEqual(['North', 'Ours']);
  expect(await names(stranger)).toEqual(['Ours']);
  expect(await names((await house.organization()).owner)).toEqual([]);
});

test('sharing takes a right, and nobody changes the view of somebody else', async () => {
  const rep = await acme.user('SALES_REP');
  const other = await acme.user('SALES_REP');
  const create = 'mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }';
  const refused = await refusal(rep.run(create, { input: view({ name: 'All', visibility: 'EVERYONE' }) }));
  expect(refused.code).toBe('FORBIDDEN');
  const manager = await acme.user('SALES_MANAGER');
  const shared = await manager.create('SavedView', view({ name: 'Shared', visibility: 'EVERYONE' }));
  const update = 'mutation ($input: UpdateSavedViewInput!) { updateSavedView(input: $input) { id } }';
  expect((await refusal(other.run(update, { input: { id: shared.id, name: 'Taken' } }))).code).toBe(
    'FORBIDDEN',
  );
});

test.each([
  ['filter', { filter: { nonsense: { eq: 1 } } }],
  ['sort', { sort: '-nonsense' }],
  ['subjectType', { subjectType: 'Nonsense' }],
  ['teamId', { visibility: 'TEAM' }],
  ['dateField', { layout: 'CALENDAR', dateField: 'name' }],
  ['dateField', { layout: 'CALENDAR', dateField: 'customFields.nonsense' }],
])('a view that no list could show is refused by its %s', async (field, values) => {
  const { code, fields } = await refusal(
    acme.owner.run('mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }', {
      input: view({ name: 'Broken', ...values }),
    }),
  );
  expect([code, Object.keys(fields ?? {})[0]?.split('.')[0]]).toEqual(['INVALID', field]);
});

test('each user pins views and opens lists with one of them', async () => {
  const manager = await acme.user('SALES_MANAGER');
  const rep = await acme.user('SALES_REP');
  const [first, second] = [
    await manager.create('SavedView', view({ name: 'First', visibility: 'EVERYONE' })),
    await manager.create('SavedView', view({ name: 'Second', visibility: 'EVERYONE' })),
  ];
  const choose = (input: object) =>
    rep.run('mutation ($input: ChooseViewInput!) { chooseView(input: $input) { id } }', { input });
  await choose({ id: first.id, pinned: true, isDefault: true });
  await choose({ id: second.id, isDefault: true });
  const chosen = async (person: Person) =>
    (
      await person.run<{ savedViews: { nodes: object[] } }>(
        'query ($ids: [ID!]) { savedViews(filter: { id: { in: $ids } }, orderBy: { field: name }) { nodes { name pinned isDefault } } }',
        { ids: [first.id, second.id] },
      )
    ).savedViews.nodes;
  expect(await chosen(rep)).toEqual([
    { name: 'First', pinned: true, isDefault: false },
    { name: 'Second', pinned: false, isDefault: true },
  ]);
  expect(await chosen(manager)).toMatchObject([{ pinned: false }, { isDefault: false }]);
});
