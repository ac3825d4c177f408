import { copies } from '../../testing/copies.js';
import { found } from '../../testing/found.js';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

test('what is handed over is found by the new owner, no longer by the one before', async () => {
  const [ann, ben] = [await acme.user('SALES_REP'), await acme.user('SALES_REP')];
  const lead = await acme.owner.create<{ id: string }>('Lead', { lastName: 'Windlass', ownerId: ann.userId });
  expect([await found(ann, 'windl'), await found(ben, 'windl')]).toEqual([['Windlass'], []]);
  await acme.owner.update('Lead', { id: lead.id, ownerId: ben.userId });
  expect([await found(ann, 'windl'), await found(ben, 'windl')]).toEqual([[], ['Windlass']]);
});

test('who joins the team of an opportunity finds it, until leaving', async () => {
  const { owner } = acme;
  const rep = await acme.user('SALES_REP');
  const { id } = await owner.opportunity({ name: 'Capstan' });
  expect(await found(rep, 'capst')).toEqual([]);
  await owner.update('Opportunity', { id, teamUserIds: [rep.userId] });
  expect(await found(rep, 'capst')).toEqual(['Capstan']);
  await owner.update('Opportunity', { id, teamUserIds: [] });
  expect(await found(rep, 'capst')).toEqual([]);
});

test('an activity is found by who is to do it, who planned it and who is invited', async () => {
  const [maker, doer, guest, other] = await Promise.all(
    ['maker', 'doer', 'guest', 'other'].map((name) => acme.user('SALES_REP', { name })),
  );
  await maker!.create('Activity', {
    type: 'MEETING',
    subject: 'Halyard talks',
    assigneeId: doer!.userId,
    attendees: [`Guest <User:${guest!.userId}>`],
  });
  for (const person of [maker!, doer!, guest!])
    expect(await found(person, 'halyard')).toEqual(['Halyard talks']);
  expect(await found(other!, 'halyard')).toEqual([]);
});

test('a team finds what belongs to any of its members', async () => {
  const team = await acme.owner.create<{ id: string }>('Team', { name: 'North' });
  const [ann, ben] = [
    await acme.user('SALES_REP', { teamId: team.id }),
    await acme.user('SALES_REP', { teamId: team.id }),
  ];
  const client = await acme.owner.client({ companyName: 'Bollard' });
  await ann.create('Lead', { lastName: 'Fairlead' });
  await ann.create('Interaction', { type: 'NOTE', subject: 'Fairlead polished', clientId: client.id });
  expect((await found(ben, 'fairl')).sort()).toEqual(['Fairlead', 'Fairlead polished']);
  expect(await found(await acme.user('SALES_REP'), 'fairl')).toEqual([]);
});

test('who has very many matches still finds by the whole name and its beginning first', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  const { id } = await rep.create<{ id: string }>('Lead', { lastName: 'Anchor' });
  await rep.create('Lead', { lastName: 'Anchorage' });
  const { pool } = house.app.services;
  await copies(pool, 'leads', id, 2600);
  await pool.query(
    `UPDATE leads SET name = CASE WHEN n > 100 THEN 'Zed Anchor' ELSE 'Anchor' END, owner_id = CASE WHEN n > 100 THEN owner_id ELSE $3 END
     FROM (SELECT id, row_number() OVER () AS n FROM leads WHERE organization_id = $1 AND name = 'Anchor' AND id <> $2) copies WHERE copies.id = leads.id`,
    [organization.owner.organizationId, id, organization.owner.userId],
  );
  expect((await found(rep, 'anchor')).slice(0, 2)).toEqual(['Anchor', 'Anchorage']);
});

test('a common word that is rare in what one sees is found there, too', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  const client = await organization.owner.client({ companyName: 'Acme' });
  const note = (person: Person, subject: string) =>
    person.create('Interaction', { type: 'NOTE', subject, clientId: client.id });
  await note(rep, 'Budget of the year');
  await note(rep, 'Rope');
  for (let i = 0; i < 30; i++) await note(organization.owner, `Budget ${i}`);
  expect(await found(rep, 'budg')).toEqual(['Budget of the year']);
  expect(await found(rep, 'budget year')).toEqual(['Budget of the year']);
  expect(await found(organization.owner, 'budg')).toHaveLength(20);
});

test('a client is seen and found by its owner and its account manager, not by others who see their own', async () => {
  const role = await acme.owner.create<{ id: string }>('Role', {
    name: 'Own clients',
    permissions: { 'client.view': 'OWN' },
  });
  const people = await Promise.all(
    ['owns', 'manages', 'neither'].map((name) => acme.user('READ_ONLY', { name })),
  );
  for (const { userId } of people)
    await acme.owner.run(
      'mutation ($id: ID!, $roles: [ID!]!) { setUserRoles(userId: $id, roleIds: $roles) { id } }',
      {
        id: userId,
        roles: [role.id],
      },
    );
  const [owns, manages, neither] = people.map(({ userId }) => userId);
  const client = await acme.owner.client({
    companyName: 'Sextant',
    ownerId: owns,
    accountManagerId: manages,
  });
  const seen = async (person: Person) => [
    await found(person, 'sextant'),
    (await person.run<{ clients: { nodes: object[] } }>('{ clients { nodes { name } } }')).clients.nodes,
  ];
  const both = [['Sextant'], [{ name: 'Sextant' }]];
  expect(await Promise.all(people.map(seen))).toEqual([both, both, [[], []]]);
  await acme.owner.update('Client', { id: client.id, accountManagerId: neither });
  expect(await Promise.all(people.map(seen))).toEqual([both, [[], []], both]);
});
