import { DateTime } from 'luxon';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { remindOfActivities } from './reminders.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
let rep: Person;
let guest: Person;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  acme = await house.organization({ timeZone: 'Europe/Berlin' });
  ana = acme.owner;
  rep = await acme.user('SALES_REP');
  guest = await acme.user('SALES_REP');
});
afterAll(() => house.close());

const linkOf = ({ userId }: Person) => `<User:${userId}>`;
const meet = (input: Record<string, unknown>, by = ana) =>
  by.create<{ id: string; attendees: string[] }>(
    'Activity',
    { type: 'MEETING', subject: 'Review', dueOn: '2027-05-04', ...input },
    'id attendees',
  );
const change = (input: Record<string, unknown>, by = ana) => by.update('Activity', input, 'id');

interface Told {
  kind: string;
  title: string;
  body: string | null;
  actor: { id: string } | null;
}
/** What somebody was told, oldest first. */
async function toldTo(person: Person): Promise<Told[]> {
  const { notifications } = await person.run<{ notifications: { nodes: Told[] } }>(
    '{ notifications(first: 50) { nodes { kind title body actor { id } } } }',
  );
  return notifications.nodes.reverse();
}
const kindsOf = async (person: Person) => (await toldTo(person)).map(({ kind }) => kind);

test('who is invited is told of the invitation, of another time and of the end, but not who did it', async () => {
  await ana.run(
    'mutation ($id: ID!) { updateUser(input: { id: $id, timeZone: "America/New_York", locale: "en-GB" }) { id } }',
    { id: guest.userId },
  );
  const attendees = [linkOf(guest), linkOf(ana), 'A stranger'];
  const { id } = await meet({ assigneeId: rep.userId, attendees, dueAt: '2027-05-04T08:00:00Z' });
  await change({ id, location: 'Room 1' });
  await change({ id, dueAt: '2027-05-05T07:30:00Z' });
  await change({ id, dueAt: '2027-05-05T08:00:00Z' });
  await change({ id, status: 'CANCELLED' });
  expect(await toldTo(guest)).toMatchObject([
    { kind: 'INVITED', title: 'Review', body: 'Tue, 4 May 2027, 04:00', actor: { id: ana.userId } },
    { kind: 'MOVED', body: 'Wed, 5 May 2027, 04:00' },
    { kind: 'CANCELLED' },
  ]);
  expect(await kindsOf(rep)).toEqual(['ASSIGNED', 'MOVED', 'CANCELLED']);
  expect(await toldTo(ana)).toEqual([]);

  await ana.run('mutation ($id: ID!) { reopenActivity(id: $id) { id } }', { id });
  await change({ id, dueOn: '2027-05-06' }, rep);
  expect((await toldTo(guest)).slice(3).map(({ kind }) => kind)).toEqual(['INVITED', 'MOVED']);
  expect(await kindsOf(ana)).toEqual(['MOVED']);
});

test('who is left out, and who attended what is deleted, is told so; what is done is no news', async () => {
  const { id } = await meet({ attendees: [linkOf(rep), linkOf(guest)] });
  await change({ id, attendees: [linkOf(guest)] });
  expect(await kindsOf(rep)).toEqual(['INVITED', 'CANCELLED']);
  await ana.run('mutation ($id: ID!) { deleteActivity(id: $id) { id } }', { id });
  expect(await kindsOf(guest)).toEqual(['INVITED', 'CANCELLED']);

  await guest.run('mutation { muteNotifications(kinds: [INVITED]) { id } }');
  const done = await meet({ attendees: [linkOf(guest)] });
  await change({ id: done.id, status: 'COMPLETED' });
  await ana.run('mutation ($id: ID!) { deleteActivity(id: $id) { id } }', { id: done.id });
  expect(await kindsOf(guest)).toEqual(['INVITED', 'CANCELLED']);
});

test('the next of a series is no invitation; a day that is left out is told', async () => {
  const { id } = await meet({ recurrence: 'FREQ=WEEKLY', attendees: [linkOf(guest)] });
  await change({ id, exceptions: ['2027-05-11'] });
  await ana.run('mutation ($id: ID!) { completeActivity(input: { id: $id }) { id } }', { id });
  expect(await toldTo(guest)).toMatchObject([
    { kind: 'INVITED', body: 'Tue, May 4, 2027' },
    { kind: 'CANCELLED', body: 'Tue, May 11, 2027' },
  ]);
});

test('a reminder comes to everybody who takes part, also when the assignee has left', async () => {
  const soon = DateTime.now().plus({ minutes: 20 }).toUTC().toISO();
  await meet({ assigneeId: rep.userId, attendees: [linkOf(guest)], dueAt: soon, reminders: [15, 5] });
  const remind = async () => {
    await house.app.services.pool.query(
      "UPDATE activities SET next_reminder_at = now() - interval '1 minute' WHERE organization_id = $1",
      [acme.id],
    );
    await remindOfActivities.run({}, house.app.services);
  };
  await remind();
  expect(await kindsOf(rep)).toEqual(['ASSIGNED', 'REMINDER']);
  expect((await toldTo(guest)).at(-1)).toMatchObject({ kind: 'REMINDER', actor: null });
  await house.app.services.pool.query("UPDATE users SET status = 'INACTIVE' WHERE id = $1", [rep.userId]);
  await remind();
  expect(await kindsOf(guest)).toEqual(['INVITED', 'REMINDER', 'REMINDER']);
});

test('a day without a time is reminded of at nine where the assignee is, also after a move elsewhere', async () => {
  const zone = (timeZone: string | null) =>
    rep.run(
      'mutation ($id: ID!, $timeZone: String) { updateUser(input: { id: $id, timeZone: $timeZone }) { id } }',
      {
        id: rep.userId,
        timeZone,
      },
    );
  const reminders = async () => {
    const { rows } = await house.app.services.pool.query<{ at: string | null }>(
      'SELECT next_reminder_at::text AS at FROM activities WHERE organization_id = $1 ORDER BY id',
      [acme.id],
    );
    return rows.map(({ at }) => at && new Date(at).toISOString());
  };
  await zone('Pacific/Kiritimati');
  await meet({ assigneeId: rep.userId, dueOn: '2037-07-15', reminders: [60, 0] });
  await meet({ assigneeId: rep.userId, dueAt: '2037-07-15T08:00:00Z', reminders: [0] });
  await meet({ assigneeId: ana.userId, dueOn: '2037-07-15', reminders: [0] });
  const others = ['2037-07-15T08:00:00.000Z', '2037-07-15T07:00:00.000Z'];
  expect(await reminders()).toEqual(['2037-07-14T18:00:00.000Z', ...others]);
  await zone('America/New_York');
  expect(await reminders()).toEqual(['2037-07-15T12:00:00.000Z', ...others]);
  await zone(null);
  expect(await reminders()).toEqual(['2037-07-15T06:00:00.000Z', ...others]);
});

test('who attends hears live of changes, and of being left out', async () => {
  const { id } = await meet({ attendees: [linkOf(guest)] });
  const live = guest.subscribe<{ activityChanged: { name: string; id: string; record: object | null } }>(
    'subscription { activityChanged { name id record { subject } } }',
  );
  await live.ready;
  /** The next change; that it was created may have been published before, or only now. */
  const heard = async () => {
    const { activityChanged } = await live.next();
    return activityChanged.name === 'created' ? (await live.next()).activityChanged : activityChanged;
  };
  await change({ id, subject: 'Retrospective' });
  expect(await heard()).toEqual({
    name: 'updated',
    id,
    record: { subject: 'Retrospective' },
  });
  await ana.run('mutation ($id: ID!) { deleteActivity(id: $id) { id } }', { id });
  expect(await heard()).toEqual({ name: 'deleted', id, record: null });
  await ana.run('mutation ($id: ID!) { restoreActivity(id: $id) { id } }', { id });
  expect(await heard()).toMatchObject({ name: 'restored', id });
  await change({ id, attendees: [] });
  expect(await heard()).toEqual({ name: 'updated', id, record: null });
  await live.close();
});

test('what one attends is among what is mine, in lists and counts alike, but only the assignee completes it', async () => {
  const day = (days: number) => DateTime.now().setZone('Europe/Berlin').plus({ days }).toISODate();
  const { id } = await meet({ subject: 'Late', dueOn: day(-1), attendees: [linkOf(guest)] });
  await meet({ subject: 'Now', dueOn: day(0), assigneeId: guest.userId, attendees: [linkOf(guest)] });
  await meet({ subject: 'Soon', dueOn: day(2), attendees: [linkOf(guest)] });
  await meet({ subject: 'Not theirs', dueOn: day(0) });
  const lists = await guest.run<any>(
    `{ myActivities { nodes { subject viewerCan } totalCount } overdueActivities { nodes { subject } }
       dueTodayActivities { nodes { subject } } upcomingActivities { nodes { subject } }
       activityCounts { overdue dueToday upcoming open } }`,
  );
  const subjects = (list: { nodes: { subject: string }[] }) => list.nodes.map(({ subject }) => subject);
  expect(subjects(lists.myActivities)).toEqual(['Late', 'Now', 'Soon']);
  expect(subjects(lists.overdueActivities)).toEqual(['Late']);
  expect(subjects(lists.dueTodayActivities)).toEqual(['Now']);
  expect(subjects(lists.upcomingActivities)).toEqual(['Now', 'Soon']);
  expect(lists.activityCounts).toEqual({ overdue: 1, dueToday: 1, upcoming: 1, open: 3 });
  expect(lists.myActivities.nodes[0].viewerCan).toEqual([]);
  await meet({ subject: 'Nobody does it', dueOn: day(0) }).then(({ id }) => change({ id, assigneeId: null }));
  const given = await ana.run<any>(
    '{ dueTodayActivities(delegated: true) { nodes { subject } } activityCounts(delegated: true) { dueToday open } }',
  );
  expect(subjects(given.dueTodayActivities)).toEqual(['Now']);
  expect(given.activityCounts).toEqual({ dueToday: 1, open: 1 });
  const complete = guest.run('mutation ($id: ID!) { completeActivity(input: { id: $id }) { id } }', { id });
  expect((await refusal(complete)).code).toBe('FORBIDDEN');
});
