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

const FIELDS = 'id version participants attendees { type id name address }';
interface Meeting {
  id: string;
  version: number;
  participants: string[];
  attendees: { type: string; id: string | null; name: string; address: string | null }[];
}
const meet = (who: Person, input: object) =>
  who.create<Meeting>('Interaction', { type: 'MEETING', subject: 'Kick-off', ...input }, FIELDS);
const contact = (input: object) => ana.create('Contact', { lastName: 'Doe', ...input });
const subjects = async (who: Person, id: string): Promise<string[]> => {
  const { contact: found } = await who.run<any>(
    `query ($id: ID!) { contact(id: $id) { timeline(kinds: [INTERACTION]) { nodes { interaction { subject } } totalCount }
       timelineFacets { types { type count } } } }`,
    { id },
  );
  const { nodes, totalCount } = found.timeline;
  expect(totalCount).toBe(nodes.length);
  expect(found.timelineFacets.types.find((each: any) => each.type === 'MEETING')?.count ?? 0).toBe(
    nodes.length,
  );
  return nodes.map(({ interaction }: any) => interaction.subject);
};
const linked = ({ attendees }: Meeting) => attendees.map(({ type, id }) => id ?? type);

test('Attendees are linked where they are known, and the meeting stands on the timelines of the contacts', async () => {
  const { id: clientId } = await ana.client();
  const [bo, cy] = [
    await contact({ firstName: 'Bo', email: 'bo@doe.example', clientId }),
    await contact({ firstName: 'Cy', clientId }),
  ];
  const elsewhere = await contact({ firstName: 'Dee', email: 'dee@doe.example' });
  const participants = [
    'bo doe',
    `Cy <Contact:${cy.id}>`,
    'Dee <DEE@doe.example>',
    `<User:${ana.userId}>`,
    'A guest',
  ];
  const meeting = await meet(ana, { clientId, contactId: bo.id, participants });
  expect(linked(meeting)).toEqual([bo.id, cy.id, elsewhere.id, ana.userId, 'OTHER']);
  expect(meeting.attendees[0]).toEqual({
    type: 'CONTACT',
    id: bo.id,
    name: 'Bo Doe',
    address: 'bo@doe.example',
  });
  expect(meeting.attendees[4]).toEqual({ type: 'OTHER', id: null, name: 'A guest', address: null });
  expect(meeting.participants.slice(0, 3)).toEqual(['bo doe', 'Cy', 'Dee <DEE@doe.example>']);
  for (const { id } of [bo, cy, elsewhere]) expect(await subjects(ana, id)).toEqual(['Kick-off']);

  const fewer = { id: meeting.id, participants: ['A guest', 'Cy', 'Dee Doe'] };
  expect(linked(await ana.update<Meeting>('Interaction', fewer, FIELDS))).toEqual(['OTHER', cy.id, 'OTHER']);
  expect(await subjects(ana, bo.id)).toEqual(['Kick-off']);
  expect(await subjects(ana, elsewhere.id)).toEqual([]);
  await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { left { reason } } }', {
    id: ana.changeSetId,
  });
  expect(await subjects(ana, elsewhere.id)).toEqual(['Kick-off']);
});

test('One of two with the same name is not guessed; whom the actor does not know is refused', async () => {
  const { id: clientId } = await ana.client();
  const twins = [
    await contact({ firstName: 'Eve', clientId }),
    await contact({ firstName: 'Eve', clientId }),
  ];
  const named = twins.map(({ id }) => `Eve Doe <Contact:${id}>`);
  expect(linked(await meet(ana, { clientId, participants: ['Eve Doe'] }))).toEqual(['OTHER']);
  expect(linked(await meet(ana, { clientId, participants: named }))).toEqual(twins.map(({ id }) => id));
  const stranger = (await house.organization()).owner;
  for (const participants of [[named[0]], ['Who <Client:x>']])
    expect((await refusal(meet(stranger, { participants }))).fields).toHaveProperty('participants');
});

test('Who may not see the interaction does not find it with the contact; of a deleted contact the name stays', async () => {
  const rep = await acme.user('SALES_REP');
  const { id: clientId } = await ana.client();
  const shared = await ana.create('Contact', { lastName: 'Shared', clientId, ownerId: rep.userId });
  const hidden = await ana.create('Contact', { lastName: 'Hidden', clientId });
  await meet(ana, { clientId, subject: 'Not for reps', participants: ['Shared', 'Hidden'] });
  const own = await meet(ana, {
    clientId,
    subject: 'For reps',
    ownerId: rep.userId,
    participants: ['Shared', 'Hidden'],
  });
  expect(await subjects(rep, shared.id)).toEqual(['For reps']);
  expect((await subjects(ana, hidden.id)).sort()).toEqual(['For reps', 'Not for reps']);
  await ana.run('mutation ($id: ID!) { deleteContact(id: $id) { id } }', { id: hidden.id });
  const seen = await rep.run<any>(`query ($id: ID!) { interaction(id: $id) { ${FIELDS} } }`, { id: own.id });
  expect(seen.interaction.attendees).toMatchObject([
    { id: shared.id },
    { type: 'OTHER', id: null, name: 'Hidden' },
  ]);
});

const PEOPLE = 'id attendees people { type id name address }';
interface Plan {
  id: string;
  attendees: string[];
  people: Meeting['attendees'];
}
const idsOf = ({ people }: Plan) => people.map(({ type, id }) => id ?? type);

test('A planned meeting leads to those who attend it, and is logged with them', async () => {
  const { id: clientId } = await ana.client();
  const guest = await contact({ firstName: 'Gil', clientId });
  const far = await contact({ firstName: 'Hal' });
  const meeting = { type: 'MEETING', subject: 'Review', clientId };
  const attendees = ['Gil Doe', `Hal <Contact:${far.id}>`, `<User:${ana.userId}>`, 'A guest'];
  const plan = await ana.create<Plan>('Activity', { ...meeting, attendees }, PEOPLE);
  expect(idsOf(plan)).toEqual([guest.id, far.id, ana.userId, 'OTHER']);
  const fewer = { id: plan.id, attendees: ['A guest', 'Hal', 'Gil Doe'] };
  expect(idsOf(await ana.update<Plan>('Activity', fewer, PEOPLE))).toEqual(['OTHER', far.id, guest.id]);
  const wrong = { ...meeting, attendees: [`<User:${far.id}>`] };
  expect((await refusal(ana.create('Activity', wrong))).fields).toHaveProperty('attendees');

  await ana.run('mutation ($id: ID!) { completeActivity(input: { id: $id }) { id } }', { id: plan.id });
  for (const { id } of [guest, far]) expect(await subjects(ana, id)).toEqual(['Review']);
  const { contact: met } = await ana.run<any>('query ($id: ID!) { contact(id: $id) { lastContactedAt } }', {
    id: guest.id,
  });
  expect(met.lastContactedAt).not.toBeNull();
});

test('The attendees of a recurring meeting attend the next one, too, unless only this one was changed', async () => {
  const ivy = await contact({ firstName: 'Ivy' });
  const jon = await contact({ firstName: 'Jon' });
  const named = (name: string, { id }: { id: string }) => `${name} <Contact:${id}>`;
  const weekly = { type: 'MEETING', subject: 'Weekly', recurrence: 'FREQ=WEEKLY', dueOn: '2027-03-22' };
  const first = await ana.create('Activity', { ...weekly, attendees: [named('Ivy', ivy)] });
  await ana.update('Activity', { id: first.id, attendees: [named('Jon', jon), 'Ivy'] });
  const { completeActivity: done } = await ana.run<any>(
    `mutation ($id: ID!) { completeActivity(input: { id: $id }) { ${PEOPLE} followUps { ${PEOPLE} } } }`,
    { id: first.id },
  );
  expect(idsOf(done)).toEqual([jon.id, ivy.id]);
  expect(idsOf(done.followUps[0])).toEqual([ivy.id]);
});

test('Who is invited sees the meeting, but does not change it', async () => {
  const rep = await acme.user('SALES_REP');
  const invite = (attendees: string[]) =>
    ana.create('Activity', { type: 'MEETING', subject: 'All hands', attendees });
  const seen = (id: string) =>
    rep.run<any>('query ($id: ID!) { activity(id: $id) { subject viewerCan } }', { id });
  const { id } = await invite([`<User:${rep.userId}>`]);
  expect(await seen(id)).toEqual({ activity: { subject: 'All hands', viewerCan: [] } });
  expect(await seen((await invite([])).id)).toEqual({ activity: null });
});
