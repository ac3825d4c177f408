import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
  ana = acme.owner;
});
afterAll(() => house.close());

type Row = Record<string, any>;
const affiliate = (contactId: string, clientId: string, more: Row = {}, person = ana) =>
  person.create<Row>('Affiliation', { contactId, clientId, ...more }, 'id version');
const remove = (id: string, person = ana) =>
  person.run('mutation ($id: ID!) { deleteAffiliation(id: $id) { id contact { affiliations { id } } } }', {
    id,
  });
const contactOf = async (id: string, person = ana) =>
  (
    await person.run<{ contact: Row }>(
      `query ($id: ID!) { contact(id: $id) { client { name } affiliations { jobTitle since until client { name } }
        history { nodes { name changes actor { name } } } } }`,
      { id },
    )
  ).contact;
const peopleAt = async (id: string, person = ana) =>
  (
    await person.run<{ client: Row }>(
      'query ($id: ID!) { client(id: $id) { contacts { totalCount } affiliations { totalCount nodes { contact { name client { name } } } } } }',
      { id },
    )
  ).client;

/** A contact of one client, and another client. */
async function twoClients(org = acme) {
  const [own, other] = [
    await org.owner.client({ companyName: 'Globex' }),
    await org.owner.client({ companyName: 'Initech' }),
  ];
  const { id } = await org.owner.create('Contact', { firstName: 'Jo', lastName: 'Doe', clientId: own.id });
  return { own, other, id };
}

test('a contact is at a further client with a job title and dates, seen from both, and told in its history', async () => {
  const { own, other, id } = await twoClients();
  const link = await affiliate(id, other.id, { jobTitle: 'Adviser', since: '2026-01-01' });
  await ana.update('Affiliation', { id: link.id, version: link.version, until: '2026-06-30' });
  const contact = await contactOf(id);
  expect(contact).toMatchObject({
    client: { name: 'Globex' },
    affiliations: [
      { jobTitle: 'Adviser', since: '2026-01-01', until: '2026-06-30', client: { name: 'Initech' } },
    ],
  });
  expect(contact.history.nodes[0]).toMatchObject({ changes: { affiliation: [null, other.id] } });
  expect(await peopleAt(other.id)).toEqual({
    contacts: { totalCount: 0 },
    affiliations: { totalCount: 1, nodes: [{ contact: { name: 'Jo Doe', client: { name: 'Globex' } } }] },
  });
  expect((await peopleAt(own.id)).affiliations.totalCount).toBe(0);
  const { contacts } = await ana.run<{ contacts: Row }>(
    'query ($id: ID!) { contacts(filter: { affiliations: { some: { clientId: { eq: $id } } } }) { nodes { id } } }',
    { id: other.id },
  );
  expect(contacts.nodes).toEqual([{ id }]);
  const { requestExport } = await ana.run<{ requestExport: Row }>(
    'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url } }',
    { input: { subjectType: 'Contact', format: 'JSON', filter: { id: { eq: id } } } },
  );
  const [exported] = (await (await fetch(ana.url + requestExport.url)).json()) as Row[];
  expect(exported!.affiliations).toEqual(['Initech']);
  await remove(link.id);
  expect((await contactOf(id)).affiliations).toEqual([]);
  await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: ana.changeSetId });
  expect((await contactOf(id)).affiliations).toHaveLength(1);
});

test('a client is named once, and dates in their order', async () => {
  const { own, other, id } = await twoClients();
  expect((await refusal(affiliate(id, own.id))).fields).toEqual({
    clientId: 'Jo Doe belongs to this client.',
  });
  const wrong = { since: '2026-02-01', until: '2026-01-01' };
  expect((await refusal(affiliate(id, other.id, wrong))).fields).toEqual({
    until: 'It cannot end before it begins.',
  });
  const results = await Promise.allSettled([affiliate(id, other.id), affiliate(id, other.id)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const again = await refusal(affiliate(id, other.id));
  expect([again.code, again.fields]).toEqual([
    'DUPLICATE',
    { clientId: 'Jo Doe is at this client already.' },
  ]);
});

test('who now belongs to a client is not there besides; undo brings it back', async () => {
  const { other, id } = await twoClients();
  await affiliate(id, other.id);
  const { version } = await ana.update<Row>('Contact', { id, clientId: other.id }, 'version');
  expect(await contactOf(id)).toMatchObject({ client: { name: 'Initech' }, affiliations: [] });
  const move = ana.changeSetId;
  await ana.update('Contact', { id, version, department: 'Sales' });
  await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: move });
  expect(await contactOf(id)).toMatchObject({
    client: { name: 'Globex' },
    affiliations: [{ client: { name: 'Initech' } }],
  });
});

test('while one end is in the bin it does not show, and comes back with it', async () => {
  const { other, id } = await twoClients();
  await affiliate(id, other.id);
  await ana.run('mutation ($id: ID!) { deleteContact(id: $id) { id } }', { id });
  expect((await peopleAt(other.id)).affiliations).toEqual({ totalCount: 0, nodes: [] });
  await ana.run('mutation ($id: ID!) { restoreContact(id: $id) { id } }', { id });
  expect((await peopleAt(other.id)).affiliations.totalCount).toBe(1);
  await ana.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id: other.id });
  expect((await contactOf(id)).affiliations).toEqual([]);
});

describe('Rights', () => {
  test('only who sees both ends sees it, by whatever way', async () => {
    const org = await house.organization();
    const { other, id } = await twoClients(org);
    await affiliate(id, other.id, {}, org.owner);
    const role = await org.owner.create('Role', {
      name: 'Own clients',
      permissions: { 'contact.view': 'ALL', 'client.view': 'OWN', 'contact.update': 'ALL' },
    });
    const rep = await org.user('READ_ONLY');
    await org.owner.run('mutation ($u: ID!, $r: [ID!]!) { setUserRoles(userId: $u, roleIds: $r) { id } }', {
      u: rep.userId,
      r: [role.id],
    });
    expect((await contactOf(id, rep)).affiliations).toEqual([]);
    const { contacts } = await rep.run<{ contacts: Row }>(
      'query ($id: ID!) { contacts(filter: { affiliations: { some: { clientId: { eq: $id } } } }) { nodes { id } } }',
      { id: other.id },
    );
    expect(contacts.nodes).toEqual([]);
    expect((await refusal(affiliate(id, other.id, {}, rep))).code).toBe('NOT_FOUND');
    await org.owner.update('Client', { id: other.id, ownerId: rep.userId });
    expect((await contactOf(id, rep)).affiliations).toEqual([
      { jobTitle: null, since: null, until: null, client: { name: 'Initech' } },
    ]);
  });

  test('who may change neither the contact nor the client may not link them', async () => {
    const { other, id } = await twoClients();
    const link = await affiliate(id, other.id);
    const reader = await acme.user('READ_ONLY');
    expect((await refusal(remove(link.id, reader))).code).toBe('FORBIDDEN');
    const own = await acme.owner.create('Role', {
      name: 'Own contacts',
      permissions: { 'contact.view': 'ALL', 'client.view': 'ALL', 'contact.update': 'OWN' },
    });
    await ana.run('mutation ($u: ID!, $r: [ID!]!) { setUserRoles(userId: $u, roleIds: $r) { id } }', {
      u: reader.userId,
      r: [own.id],
    });
    expect((await refusal(remove(link.id, reader))).code).toBe('FORBIDDEN');
    expect((await refusal(reader.update('Affiliation', { id: link.id, jobTitle: 'None' }))).code).toBe(
      'FORBIDDEN',
    );
    await ana.update('Contact', { id, ownerId: reader.userId });
    await reader.update('Affiliation', { id: link.id, jobTitle: 'None' });
    const rep = await acme.user('SALES_REP');
    expect((await refusal(remove(link.id, rep))).code).toBe('FORBIDDEN');
    await ana.update('Client', { id: other.id, ownerId: rep.userId });
    await remove(link.id, rep);
    expect((await contactOf(id)).affiliations).toEqual([]);
  });
});
