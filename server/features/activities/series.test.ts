import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization({ timeZone: 'Europe/Berlin' })).owner;
});
afterAll(() => house.close());

interface Row {
  id: string;
  version: number;
  subject: string;
  dueOn: string;
  dueAt: string | null;
  recurrence: string | null;
  exceptions: string[];
  deletedAt: string | null;
  occurrences: { day: string; startsAt: string | null }[];
}
const FIELDS = `id version deletedAt subject dueOn dueAt recurrence exceptions
  occurrences(from: "2027-03-01", to: "2027-06-30") { day startsAt }`;
const plan = (input: object) =>
  ana.create<Row>('Activity', { type: 'MEETING', subject: 'Jour fixe', ...input }, FIELDS);
const change = (input: Record<string, unknown>) => ana.update<Row>('Activity', input, FIELDS);
const read = async (id: string) =>
  (await ana.run<{ activity: Row | null }>(`query ($id: ID!) { activity(id: $id) { ${FIELDS} } }`, { id }))
    .activity;
const daysOf = (row: Row | null) => row?.occurrences.map(({ day }) => day);
const undo = async () =>
  (
    await ana.run<{ undoChangeSet: { left: unknown[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { left { reason } } }',
      { id: ana.changeSetId },
    )
  ).undoChangeSet.left;
const next = async (id: string) =>
  (
    await ana.run<{ completeActivity: { followUps: Row[] } }>(
      `mutation ($id: ID!) { completeActivity(input: { id: $id }) { followUps { ${FIELDS} } } }`,
      { id },
    )
  ).completeActivity.followUps[0] ?? null;

test('the later days of a series are told at the local time of the assignee, also over the change of the clock', async () => {
  const weekly = { recurrence: 'FREQ=WEEKLY;COUNT=3', dueOn: '2027-03-22', dueTime: '10:00' };
  const row = await plan({ ...weekly, exceptions: [] });
  expect(row.occurrences).toEqual([
    { day: '2027-03-29', startsAt: '2027-03-29T08:00:00Z' },
    { day: '2027-04-05', startsAt: '2027-04-05T08:00:00Z' },
  ]);
  const days = await plan({ recurrence: 'FREQ=MONTHLY', dueOn: '2027-03-31' });
  expect(days.occurrences).toEqual([{ day: '2027-05-31', startsAt: null }]);
  const far = ana.run(
    'query ($id: ID!) { activity(id: $id) { occurrences(from: "2027-01-01", to: "2029-01-01") { day } } }',
    {
      id: row.id,
    },
  );
  expect((await refusal(far)).fields).toHaveProperty('to');
});

test('a later day is changed alone: the series goes on without it, and undo puts both back', async () => {
  const series = await plan({
    recurrence: 'FREQ=WEEKLY',
    dueOn: '2027-05-03',
    dueTime: '10:00',
    tags: ['weekly'],
  });
  const { id, version } = series;
  const moved = await change({
    id,
    version,
    occurrence: '2027-05-17',
    dueOn: '2027-05-18',
    subject: 'Elsewhere',
  });
  expect(moved).toMatchObject({
    subject: 'Elsewhere',
    dueOn: '2027-05-18',
    dueAt: '2027-05-18T08:00:00Z',
    recurrence: null,
    occurrences: [],
  });
  expect(moved.id).not.toBe(id);
  const after = await read(id);
  expect(after).toMatchObject({ subject: 'Jour fixe', dueOn: '2027-05-03', exceptions: ['2027-05-17'] });
  expect(daysOf(after)?.slice(0, 2)).toEqual(['2027-05-10', '2027-05-24']);
  expect(await undo()).toEqual([]);
  expect((await read(moved.id))?.deletedAt).not.toBeNull();
  expect(await read(id)).toMatchObject({ exceptions: [], occurrences: series.occurrences });

  const again = await change({ id, occurrence: '2027-05-10', dueTime: '15:00' });
  expect(again).toMatchObject({ dueOn: '2027-05-10', dueAt: '2027-05-10T13:00:00Z' });
  expect((await next(id))?.dueOn).toBe('2027-05-17');
});

test('a later day is changed with those that follow: the series ends before it, another one begins', async () => {
  const { id } = await plan({
    recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=6',
    dueOn: '2027-05-03',
    exceptions: ['2027-05-31'],
  });
  // Moved by itself: its place in the series stays.
  await change({ id, dueOn: '2027-05-04' });
  const later = { id, occurrence: '2027-05-17', scope: 'FOLLOWING' };
  const second = await change({ ...later, dueOn: '2027-05-19', subject: 'Midweek' });
  expect(second).toMatchObject({ dueOn: '2027-05-19', recurrence: 'FREQ=WEEKLY;COUNT=4;BYDAY=WE' });
  const first = await read(id);
  expect(first).toMatchObject({
    dueOn: '2027-05-04',
    recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2',
    subject: 'Jour fixe',
  });
  expect(daysOf(first)).toEqual(['2027-05-10']);
  expect(daysOf(second)).toEqual(['2027-05-26', '2027-06-02', '2027-06-09']);
  expect(await undo()).toEqual([]);
  expect((await read(second.id))?.deletedAt).not.toBeNull();
  expect(daysOf(await read(id))).toEqual(['2027-05-10', '2027-05-17', '2027-05-24', '2027-06-07']);

  const alone = await change({ ...later, occurrence: '2027-05-10', dueTime: '09:00' });
  expect(alone.recurrence).toBe('FREQ=WEEKLY;COUNT=5;BYDAY=MO');
  expect(await read(id)).toMatchObject({ recurrence: null, occurrences: [] });
  expect(await undo()).toEqual([]);
  expect(daysOf(await read(id))).toHaveLength(4);
});

test('only a day that is to come can be changed, by who may change the series, as it was seen', async () => {
  const { id, version } = await plan({
    recurrence: 'FREQ=WEEKLY',
    dueOn: '2027-05-03',
    exceptions: ['2027-05-17'],
  });
  for (const occurrence of ['2027-05-03', '2027-05-11', '2027-05-17', '2027-04-26'])
    expect((await refusal(change({ id, occurrence }))).fields).toHaveProperty('occurrence');
  const once = await plan({ dueOn: '2027-05-03' });
  expect((await refusal(change({ id: once.id, occurrence: '2027-05-10' }))).fields).toHaveProperty(
    'occurrence',
  );
  await change({ id, version, occurrence: '2027-05-10' });
  expect((await refusal(change({ id, version, occurrence: '2027-05-24' }))).code).toBe('CONFLICT');
  expect(await read(id)).toMatchObject({ exceptions: ['2027-05-10', '2027-05-17'] });
});

test('who attends hears of a day that was moved, and not of the others', async () => {
  const acme = await house.organization();
  const guest = await acme.user('SALES_REP');
  const weekly = { type: 'MEETING', subject: 'Weekly', recurrence: 'FREQ=WEEKLY', dueOn: '2027-05-03' };
  const { id } = await acme.owner.create('Activity', { ...weekly, attendees: [`<User:${guest.userId}>`] });
  const moved = await acme.owner.update('Activity', { id, occurrence: '2027-05-10', dueOn: '2027-05-11' });
  const { notifications } = await guest.run<any>('{ notifications { nodes { kind subjectId } } }');
  expect(notifications.nodes.reverse()).toEqual([
    { kind: 'INVITED', subjectId: id },
    { kind: 'MOVED', subjectId: moved.id },
  ]);
  const own = guest.update('Activity', { id, occurrence: '2027-05-17', dueOn: '2027-05-18' });
  expect((await refusal(own)).code).toBe('FORBIDDEN');
});
