import { copies } from '../../testing/copies.js';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

interface News {
  record: { id: string; kind: string; title: string; body: string; subjectId: string; actor: { id: string } };
  unreadCount: number;
}

/** Listens to what somebody is told, until `act` has led to it. */
async function told(person: Person, act: () => Promise<unknown>): Promise<News> {
  const live = person.subscribe<{ notificationReceived: News }>(
    'subscription { notificationReceived { unreadCount record { id kind title body subjectId actor { id } } } }',
  );
  await live.ready;
  await act();
  const { notificationReceived } = await live.next();
  await live.close();
  return notificationReceived;
}

const titles = async (person: Person) =>
  (
    await person.run<{ notifications: { nodes: { title: string }[] } }>(
      '{ notifications { nodes { title } } }',
    )
  ).notifications.nodes.map(({ title }) => title);

const BULK = 'mutation ($input: StartBulkJobInput!) { startBulkJob(input: $input) { id status changed } }';

test.each([
  ['Lead', { lastName: 'Winch' }, 'Winch'],
  ['Client', { companyName: 'Winch Ltd' }, 'Winch Ltd'],
  ['Contact', { lastName: 'Windlass' }, 'Windlass'],
  ['Opportunity', { name: 'New winch' }, 'New winch'],
])('who is given a %s is told of it', async (noun, input, title) => {
  const rep = await acme.user('SALES_REP');
  let id = '';
  const news = await told(rep, async () => {
    ({ id } = await acme.owner.create<{ id: string }>(noun, { ...input, ownerId: rep.userId }));
  });
  expect(news).toMatchObject({
    unreadCount: 1,
    record: { kind: 'ASSIGNED', title, body: noun, subjectId: id, actor: { id: acme.owner.userId } },
  });
});

test('who gives something to themselves, or loses it again at once, is not told', async () => {
  const [rep, next] = [await acme.user('SALES_REP'), await acme.user('SALES_REP')];
  const { id } = await rep.create<{ id: string }>('Lead', { lastName: 'Own' });
  await told(next, () => acme.owner.update('Lead', { id, ownerId: next.userId }));
  expect(await titles(rep)).toEqual([]);
  expect(await titles(next)).toEqual(['Own']);
});

test('who joins the team of an opportunity is told of it', async () => {
  const rep = await acme.user('SALES_REP');
  const opportunity = await acme.owner.opportunity({ name: 'Harbour crane' });
  const { record } = await told(rep, () =>
    acme.owner.update('Opportunity', { id: opportunity.id, teamUserIds: [rep.userId] }),
  );
  expect(record).toMatchObject({
    title: 'Harbour crane',
    body: 'You are in its team now.',
    subjectId: opportunity.id,
  });
});

test('many at once are told in one notification', async () => {
  const rep = await acme.user('SALES_REP');
  const leads: { id: string }[] = [];
  for (const lastName of ['Ada', 'Ben', 'Cleo'])
    leads.push(await acme.owner.create<{ id: string }>('Lead', { lastName }));
  const { record } = await told(rep, () =>
    acme.owner.run(BULK, {
      input: {
        subjectType: 'Lead',
        kind: 'EDIT',
        ids: leads.map(({ id }) => id),
        patch: { ownerId: rep.userId },
      },
    }),
  );
  expect(record).toMatchObject({ title: 'Ada and 2 more', body: '3 leads' });
  expect(await titles(rep)).toEqual(['Ada and 2 more']);
});

test('so are the many of a job in the background', async () => {
  const organization = await house.organization();
  const rep = await organization.user('SALES_REP');
  const { id } = await organization.owner.create<{ id: string }>('Contact', { lastName: 'First' });
  await copies(house.app.services.pool, 'contacts', id, 600);
  const { record } = await told(rep, () =>
    organization.owner.run(BULK, {
      input: { subjectType: 'Contact', kind: 'EDIT', filter: {}, patch: { ownerId: rep.userId } },
    }),
  );
  expect(record).toMatchObject({ title: 'First and 600 more', body: '601 contacts' });
  expect(await titles(rep)).toHaveLength(1);
});
