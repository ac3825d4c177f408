import { DateTime } from 'luxon';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { remindOfActivities } from './reminders.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization({ timeZone: 'Europe/Berlin' });
  ana = acme.owner;
});
afterAll(() => house.close());

interface Activity {
  id: string;
  version: number;
  subject: string;
  status: string;
  dueOn: string | null;
  dueAt: string | null;
  recurrence: string | null;
}

const FIELDS = 'id version subject status dueOn dueAt recurrence';
const today = () => DateTime.now().setZone('Europe/Berlin');
const day = (days: number) => today().plus({ days }).toISODate()!;
const plan = (input: Record<string, unknown>, person = ana) =>
  person.create<Activity>('Activity', { subject: 'Something', ...input }, FIELDS);
const COMPLETE = `mutation ($input: CompleteActivityInput!) { completeActivity(input: $input) { ${FIELDS} completedAt completedBy { id }
  interaction { id subject type outcome body durationMinutes } followUps { ${FIELDS} clientId assigneeId } } }`;

interface Completed extends Activity {
  completedAt: string;
  completedBy: { id: string };
  interaction: Record<string, unknown> | null;
  followUps: (Activity & { clientId: string; assigneeId: string })[];
}
const complete = async (input: Record<string, unknown>, person = ana) =>
  (await person.run<{ completeActivity: Completed }>(COMPLETE, { input })).completeActivity;
const undo = (person = ana) =>
  person.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { reason } } }', {
    id: person.changeSetId,
  });

test('completing a call logs it on the timeline and plans what is next, in one step that can be undone', async () => {
  const client = await ana.client({ companyName: 'Globex' });
  const call = await plan({ type: 'CALL', subject: 'Call Globex', clientId: client.id, dueOn: day(0) });
  const done = await complete({
    id: call.id,
    outcome: 'Reached',
    notes: 'Wants an offer',
    durationMinutes: 12,
    next: { type: 'TASK', subject: 'Send the offer', dueOn: day(2) },
  });
  expect(done).toMatchObject({
    status: 'COMPLETED',
    completedBy: { id: ana.userId },
    interaction: {
      type: 'CALL',
      subject: 'Call Globex',
      outcome: 'Reached',
      body: 'Wants an offer',
      durationMinutes: 12,
    },
    followUps: [
      { subject: 'Send the offer', clientId: client.id, assigneeId: ana.userId, status: 'PENDING' },
    ],
  });
  const timeline = async () =>
    (
      await ana.run<{
        client: { timeline: { nodes: { interaction: { subject: string; activity: { id: string } } }[] } };
      }>(
        'query ($id: ID!) { client(id: $id) { timeline(kinds: [INTERACTION]) { nodes { interaction { subject activity { id } } } } } }',
        { id: client.id },
      )
    ).client.timeline.nodes;
  expect(await timeline()).toEqual([{ interaction: { subject: 'Call Globex', activity: { id: call.id } } }]);
  expect((await refusal(complete({ id: call.id }))).code).toBe('INVALID');
  await complete({ id: done.followUps[0]!.id });
  await undo();

  const other = await plan({ type: 'MEETING', subject: 'Meet', clientId: client.id });
  await complete({ id: other.id, next: { subject: 'After' } });
  await undo();
  expect((await timeline()).length).toBe(1);
  const { activity } = await ana.run<{ activity: Record<string, unknown> }>(
    'query ($id: ID!) { activity(id: $id) { status completedAt interactionId followUps { id } } }',
    { id: other.id },
  );
  expect(activity).toEqual({ status: 'PENDING', completedAt: null, interactionId: null, followUps: [] });
});

test('reopening takes the interaction away; a plain update to completed logs one, too', async () => {
  const client = await ana.client();
  const call = await plan({ type: 'CALL', clientId: client.id });
  await ana.update('Activity', { id: call.id, status: 'COMPLETED' });
  const interactions = async () =>
    (
      await ana.run<{ interactions: { totalCount: number } }>(
        'query ($id: ID!) { interactions(filter: { clientId: { eq: $id } }) { totalCount } }',
        { id: client.id },
      )
    ).interactions.totalCount;
  expect(await interactions()).toBe(1);
  await ana.run('mutation ($id: ID!) { reopenActivity(id: $id) { id } }', { id: call.id });
  expect(await interactions()).toBe(0);
});

test('overdue, today and upcoming go by the own day of whoever asks', async () => {
  const globex = await house.organization({ timeZone: 'Europe/Berlin' });
  const { owner } = globex;
  const islander = await globex.user('SALES_MANAGER');
  await owner.run(
    'mutation ($id: ID!) { updateUser(input: { id: $id, timeZone: "Pacific/Kiritimati" }) { id } }',
    {
      id: islander.userId,
    },
  );
  const far = DateTime.now().setZone('Pacific/Kiritimati');
  await plan({ subject: 'Late', dueOn: day(-1) }, owner);
  await plan({ subject: 'Whole day', dueOn: day(0) }, owner);
  await plan({ subject: 'Timed', dueAt: today().endOf('day').toUTC().toISO() }, owner);
  await plan({ subject: 'Soon', dueOn: day(3) }, owner);
  await plan({ subject: 'Much later', dueOn: day(30) }, owner);
  await plan({ subject: 'Whenever' }, owner);
  const lists = (person: Person, mine: boolean) =>
    person.run<Record<string, { nodes: { subject: string }[] }> & { activityCounts: Record<string, number> }>(
      `query ($mine: Boolean) { overdueActivities(mine: $mine) { nodes { subject } } dueTodayActivities(mine: $mine) { nodes { subject } }
        upcomingActivities(mine: $mine) { nodes { subject } } activityCounts(mine: $mine) { overdue dueToday upcoming withoutDate open } }`,
      { mine },
    );
  const names = (list: { nodes: { subject: string }[] } | undefined) =>
    list?.nodes.map(({ subject }) => subject).sort();
  const mine = await lists(owner, true);
  expect(names(mine.overdueActivities)).toEqual(['Late']);
  expect(names(mine.dueTodayActivities)).toEqual(['Timed', 'Whole day']);
  expect(names(mine.upcomingActivities)).toEqual(['Soon', 'Timed', 'Whole day']);
  expect(mine.activityCounts).toEqual({ overdue: 1, dueToday: 2, upcoming: 1, withoutDate: 1, open: 6 });
  const { activityCounts } = await lists(islander, true);
  expect(activityCounts).toEqual({ overdue: 0, dueToday: 0, upcoming: 0, withoutDate: 0, open: 0 });
  // A whole day keeps its date; an instant falls on the day on which it is there.
  const seen = await lists(islander, false);
  const ahead = far.toISODate()! > day(0);
  expect(names(seen.overdueActivities)).toEqual(ahead ? ['Late', 'Whole day'] : ['Late']);
  const there = today().endOf('day').setZone('Pacific/Kiritimati').toISODate() === far.toISODate();
  expect(names(seen.dueTodayActivities)?.includes('Timed')).toBe(there);
});

test('a new day keeps the time of day, a time of day is that of the caller, no day means no time', async () => {
  const created = await plan({ dueOn: '2027-03-27', dueTime: '09:30' });
  expect(created).toMatchObject({ dueOn: '2027-03-27', dueAt: '2027-03-27T08:30:00Z' });
  const moved = await ana.update<Activity>('Activity', { id: created.id, dueOn: '2027-03-28' }, FIELDS);
  expect(moved).toMatchObject({ dueOn: '2027-03-28', dueAt: '2027-03-28T07:30:00Z' });
  const cleared = await ana.update<Activity>('Activity', { id: created.id, dueOn: null }, FIELDS);
  expect(cleared).toMatchObject({ dueOn: null, dueAt: null });
  expect((await refusal(plan({ dueTime: '9 am', dueOn: '2027-03-28' }))).fields).toHaveProperty('dueTime');
});

test('a recurring activity comes again at the same local time; one may differ without the others', async () => {
  const first = await plan({
    subject: 'Jour fixe',
    recurrence: 'RRULE:FREQ=WEEKLY;COUNT=3',
    dueOn: '2027-03-22',
    dueTime: '10:00',
    tags: ['weekly'],
  });
  expect(first.recurrence).toBe('FREQ=WEEKLY;COUNT=3');
  await ana.update('Activity', {
    id: first.id,
    subject: 'Jour fixe, by phone',
    dueOn: '2027-03-23',
    scope: 'THIS',
  });
  const second = (await complete({ id: first.id })).followUps[0]!;
  expect(second).toMatchObject({
    subject: 'Jour fixe',
    dueOn: '2027-03-29',
    dueAt: '2027-03-29T08:00:00Z',
    recurrence: 'FREQ=WEEKLY;COUNT=2',
  });
  await ana.update('Activity', { id: second.id, subject: 'Weekly', dueOn: '2027-03-30', scope: 'FOLLOWING' });
  await ana.run('mutation ($id: ID!) { reopenActivity(id: $id) { id } }', { id: first.id });
  expect((await complete({ id: first.id })).followUps).toHaveLength(1);
  const third = (await complete({ id: second.id })).followUps[0]!;
  expect(third).toMatchObject({ subject: 'Weekly', dueOn: '2027-04-06', recurrence: 'FREQ=WEEKLY;COUNT=1' });
  await ana.update('Activity', { id: third.id, recurrence: 'FREQ=WEEKLY;COUNT=4', scope: 'FOLLOWING' });
  await ana.update('Activity', { id: third.id, exceptions: ['2027-04-20', '2027-04-13'] });
  const last = (await complete({ id: third.id })).followUps[0]!;
  expect(last).toMatchObject({ dueOn: '2027-04-27', recurrence: 'FREQ=WEEKLY;COUNT=1' });
  expect((await complete({ id: last.id })).followUps).toEqual([]);
  const odd = plan({ recurrence: 'FREQ=DAILY', dueOn: '2027-01-01', exceptions: ['Easter'] });
  expect((await refusal(odd)).fields).toHaveProperty('exceptions');
  for (const recurrence of ['FREQ=HOURLY', 'nonsense', 'FREQ=DAILY;INTERVAL=0'])
    expect((await refusal(plan({ recurrence, dueOn: '2027-01-01' }))).fields).toHaveProperty('recurrence');
  expect((await refusal(plan({ recurrence: 'FREQ=DAILY' }))).fields).toHaveProperty('dueOn');
});

interface Inbox {
  unreadNotifications: number;
  notifications: {
    nodes: { id: string; kind: string; title: string; subjectId: string; readAt: string | null }[];
  };
}
const inboxOf = (person: Person) =>
  person.run<Inbox>('{ unreadNotifications notifications { nodes { id kind title subjectId readAt } } }');

test('a reminder comes once, live and into the inbox, but not for what is done or muted', async () => {
  const globex = await house.organization();
  const { owner } = globex;
  const soon = DateTime.now().plus({ minutes: 20 }).toUTC().toISO();
  const call = await plan({ type: 'CALL', subject: 'Ring', dueAt: soon, reminders: [15, 5] }, owner);
  const done = await plan({ subject: 'Done', dueAt: soon, reminders: [15] }, owner);
  await complete({ id: done.id }, owner);
  const live = owner.subscribe<{ notificationReceived: { unreadCount: number; record: { title: string } } }>(
    'subscription { notificationReceived { unreadCount record { title kind } } }',
  );
  await live.ready;
  const due = () =>
    house.app.services.pool.query(
      "UPDATE activities SET next_reminder_at = now() - interval '1 minute' WHERE organization_id = $1 AND next_reminder_at IS NOT NULL",
      [globex.id],
    );
  await due();
  await remindOfActivities.run({}, house.app.services);
  expect((await live.next()).notificationReceived).toMatchObject({
    unreadCount: 1,
    record: { title: 'Ring' },
  });
  await remindOfActivities.run({}, house.app.services);
  const inbox = await inboxOf(owner);
  expect(inbox.unreadNotifications).toBe(1);
  expect(inbox.notifications.nodes).toMatchObject([
    { kind: 'REMINDER', title: 'Ring', subjectId: call.id, readAt: null },
  ]);
  await owner.run('mutation ($id: ID!) { markNotification(id: $id) { id readAt } }', {
    id: inbox.notifications.nodes[0]!.id,
  });
  expect((await live.next()).notificationReceived.unreadCount).toBe(0);
  await owner.run('mutation { muteNotifications(kinds: [REMINDER]) { id mutedNotifications } }');
  await due();
  await remindOfActivities.run({}, house.app.services);
  expect((await inboxOf(owner)).notifications.nodes).toHaveLength(1);
  await live.close();
});

test('who is given something by somebody else is told; nobody sees the notifications of others', async () => {
  const rep = await acme.user('SALES_REP');
  const live = rep.subscribe<{ activityChanged: { name: string; record: { subject: string } } }>(
    'subscription { activityChanged(mine: true) { seq name record { subject } } }',
  );
  await live.ready;
  const { id } = await plan({ subject: 'Yours', assigneeId: rep.userId });
  expect((await live.next()).activityChanged).toMatchObject({
    name: 'created',
    record: { subject: 'Yours' },
  });
  const { notifications, unreadNotifications } = await inboxOf(rep);
  expect(unreadNotifications).toBe(1);
  expect(notifications.nodes).toMatchObject([{ kind: 'ASSIGNED', title: 'Yours', subjectId: id }]);
  const foreign = notifications.nodes[0]!.id;
  expect(
    (await refusal(ana.run('mutation ($id: ID!) { markNotification(id: $id) { id } }', { id: foreign })))
      .code,
  ).toBe('NOT_FOUND');
  expect(await rep.run('mutation { markAllNotificationsRead }')).toEqual({ markAllNotificationsRead: 1 });
  await live.close();
});

test('what is planned with a lead goes on with the client it becomes, and comes back with it', async () => {
  const lead = await ana.create('Lead', { companyName: 'Initech', lastName: 'Lumbergh' });
  const { id } = await plan({ type: 'CALL', leadId: lead.id, dueOn: day(1) });
  const { convertLead } = await ana.run<{ convertLead: { client: { id: string } } }>(
    'mutation ($id: ID!) { convertLead(input: { id: $id }) { client { id } } }',
    { id: lead.id },
  );
  const clientOf = async () =>
    (
      await ana.run<{ activity: { clientId: string | null } }>(
        'query ($id: ID!) { activity(id: $id) { clientId } }',
        {
          id,
        },
      )
    ).activity.clientId;
  expect(await clientOf()).toBe(convertLead.client.id);
  await undo();
  expect(await clientOf()).toBeNull();
  expect((await complete({ id })).interaction).toMatchObject({ type: 'CALL' });
});

test('a mention in a note tells the colleague who may see it; the text is cleaned, its plain form kept', async () => {
  const globex = await house.organization();
  const { owner } = globex;
  const [manager, rep] = [await globex.user('SALES_MANAGER'), await globex.user('SALES_REP')];
  const client = await owner.client();
  const mention = (person: Person) =>
    `<span data-type="mention" data-id="${person.userId}" onclick="x()">@Somebody</span>`;
  const bodyHtml = `<p>Ask ${mention(manager)} &amp; ${mention(rep)}</p><script>alert(1)</script><ul><li><a href="javascript:x()">one</a></li></ul>`;
  const note = await owner.create<{ id: string; body: string; bodyHtml: string }>(
    'Interaction',
    { type: 'NOTE', subject: 'Plan', bodyHtml, clientId: client.id },
    'id body bodyHtml',
  );
  expect(note.body).toBe('Ask @Somebody & @Somebody\none');
  expect(note.bodyHtml).not.toMatch(/script|onclick/);
  expect((await inboxOf(manager)).notifications.nodes).toMatchObject([
    { kind: 'MENTION', title: 'Plan', subjectId: client.id },
  ]);
  // A rep sees the interactions of the team alone.
  expect((await inboxOf(rep)).notifications.nodes).toEqual([]);
  await owner.update('Interaction', { id: note.id, bodyHtml: `${note.bodyHtml}<p>More</p>` });
  expect((await inboxOf(manager)).unreadNotifications).toBe(1);
  const plain = await owner.update<{ bodyHtml: string | null }>(
    'Interaction',
    { id: note.id, body: 'Plain' },
    'bodyHtml',
  );
  expect(plain.bodyHtml).toBeNull();
});

test('a rep works on what is assigned to or created by them, and sees no more', async () => {
  const globex = await house.organization();
  const rep = await globex.user('SALES_REP');
  const own = await plan({ subject: 'Own', assigneeId: globex.owner.userId }, rep);
  const foreign = await plan({ subject: 'Foreign' }, globex.owner);
  const subjects = (
    await rep.run<{ activities: { nodes: Activity[] } }>('{ activities { nodes { subject } } }')
  ).activities;
  expect(subjects.nodes).toEqual([{ subject: 'Own' }]);
  expect((await complete({ id: own.id }, rep)).status).toBe('COMPLETED');
  expect((await refusal(complete({ id: foreign.id }, rep))).code).toBe('NOT_FOUND');
  const reader = await globex.user('READ_ONLY');
  expect((await refusal(complete({ id: foreign.id }, reader))).code).toBe('FORBIDDEN');
});
