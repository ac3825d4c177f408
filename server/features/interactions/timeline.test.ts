import { attach, PNG } from '../../testing/files.js';
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

const ARGS =
  '$id: ID!, $first: Int, $after: String, $kinds: [TimelineKind!], $types: [InteractionType!], $people: [ID!], $search: String, $until: DateTime, $pinned: Boolean';
const GIVEN =
  'first: $first, after: $after, kinds: $kinds, types: $types, people: $people, search: $search, until: $until, pinned: $pinned';
interface Entry {
  id: string;
  interaction: { subject: string } | null;
  event: { name: string; subjectType: string } | null;
  thread: { count: number; earlier: { subject: string }[] } | null;
}
interface Page {
  nodes: Entry[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
async function timeline(who: Person, noun: string, id: string, args: object = {}): Promise<Page> {
  const { subject } = await who.run<{ subject: { timeline: Page } }>(
    `query (${ARGS}) { subject: ${noun}(id: $id) { timeline(${GIVEN}) { totalCount pageInfo { hasNextPage endCursor }
       nodes { id interaction { subject } event { name subjectType } thread { count earlier { subject } } } } } }`,
    { id, first: 20, ...args },
  );
  return subject.timeline;
}
const words = ({ nodes }: Page) => nodes.map(({ interaction, event }) => interaction?.subject ?? event!.name);
const log = (who: Person, input: object) =>
  who.create<{ id: string; version: number; threadId: string | null }>(
    'Interaction',
    { type: 'NOTE', subject: 'Note', ...input },
    'id version threadId',
  );
const pin = (who: Person, id: string, pinned = true) =>
  who.run<{ pinInteraction: { pinned: boolean } }>(
    'mutation ($id: ID!, $pinned: Boolean!) { pinInteraction(id: $id, pinned: $pinned) { pinned } }',
    { id, pinned },
  );

describe('A timeline', () => {
  test('of a client, contact, lead and opportunity merges interactions, changes and files, page by page', async () => {
    const client = await ana.client();
    const nouns = {
      client,
      contact: await ana.create('Contact', { lastName: 'Doe', clientId: client.id }),
      lead: await ana.create('Lead', { lastName: 'Doe' }),
      opportunity: await ana.opportunity(),
    };
    for (const [noun, { id }] of Object.entries(nouns)) {
      await log(ana, { subject: 'First', [`${noun}Id`]: id });
      await attach(ana, 'plan.png', PNG, { [`${noun}Id`]: id });
      await log(ana, { subject: 'Second', [`${noun}Id`]: id });
      const wanted = ['Second', 'attachment.created', 'First', `${noun}.created`];
      const whole = words(await timeline(ana, noun, id)).filter(
        (word) => noun !== 'client' || !/^contact/.test(word),
      );
      expect(whole).toEqual(wanted);
      const page = await timeline(ana, noun, id, { first: 2 });
      expect(words(page)).toEqual(wanted.slice(0, 2));
      const rest = await timeline(ana, noun, id, { after: page.pageInfo.endCursor });
      expect(words(rest).filter((word) => wanted.includes(word))).toEqual(wanted.slice(2));
      expect(page.totalCount).toBe(page.nodes.length + rest.nodes.length);
    }
    for (const after of ['nonsense', Buffer.from('["x","y"]').toString('base64url')])
      expect((await refusal(timeline(ana, 'client', client.id, { after }))).fields).toHaveProperty('after');
  });

  test('is filtered by type, person, words and time; its facets count', async () => {
    const rep = await acme.user('SALES_REP');
    const { id } = await ana.client();
    const at = (day: number) => ({ completedAt: `2026-03-0${day}T10:00:00.000Z` });
    await log(ana, { subject: 'Plan', body: 'Bring 100% wool_', clientId: id, ...at(1) });
    await log(ana, { type: 'CALL', subject: 'Ring', clientId: id, ...at(2) });
    await log(rep, { type: 'CALL', subject: 'Ring again', clientId: id, ...at(3) });
    const only = async (args: object, who = ana) => words(await timeline(who, 'client', id, args));
    expect(await only({ types: ['CALL'], kinds: ['INTERACTION'] })).toEqual(['Ring again', 'Ring']);
    expect(await only({ kinds: ['CHANGE'] })).toEqual(['client.created']);
    expect(await only({ people: [rep.userId] })).toEqual(['Ring again']);
    expect(await only({ search: '100% WOOL_' })).toEqual(['Plan']);
    expect(await only({ search: '1009' })).toEqual([]);
    expect(await only({ until: '2026-03-02T12:00:00Z' })).toEqual(['Ring', 'Plan']);
    expect(await only({}, rep)).toEqual(expect.not.arrayContaining(['Plan', 'Ring']));
    expect((await refusal(only({ people: ['nobody'] }))).fields).toHaveProperty('people');
    const facets = async (who: Person) =>
      (
        await who.run<any>(
          'query ($id: ID!) { client(id: $id) { timelineFacets { types { type count } people { count user { id } } } } }',
          { id },
        )
      ).client.timelineFacets;
    expect(await facets(ana)).toEqual({
      types: expect.arrayContaining([
        { type: 'CALL', count: 2 },
        { type: 'NOTE', count: 1 },
        { type: null, count: 1 },
      ]),
      people: [
        { count: 3, user: { id: ana.userId } },
        { count: 1, user: { id: rep.userId } },
      ],
    });
    expect((await facets(rep)).types).toEqual(expect.arrayContaining([{ type: 'CALL', count: 1 }]));
    const stranger = (await house.organization()).owner;
    const { client } = await stranger.run<any>(
      'query ($id: ID!) { client(id: $id) { timelineFacets { people { count } } } }',
      { id },
    );
    expect(client).toBeNull();
  });
});

describe('A conversation', () => {
  const email = (input: object) => log(ana, { type: 'EMAIL', emailFrom: 'us@acme.example', ...input });

  test('is one entry: its newest message, with those before it', async () => {
    const { id } = await ana.client();
    for (const subject of ['One', 'Two', 'Three', 'Four'])
      await email({ subject, threadId: 'mail-1', clientId: id });
    await log(ana, { subject: 'Between', clientId: id });
    const page = await timeline(ana, 'client', id, { kinds: ['INTERACTION'] });
    expect(page).toMatchObject({
      totalCount: 2,
      nodes: [
        { interaction: { subject: 'Between' }, thread: null },
        {
          interaction: { subject: 'Four' },
          thread: { count: 4, earlier: [{ subject: 'Three' }, { subject: 'Two' }] },
        },
      ],
    });
    expect(words(await timeline(ana, 'client', id, { search: 'T' }))).toEqual(['Between', 'Three', 'Two']);
  });

  test('goes on with the same people and subject, Re: aside, and only then', async () => {
    const [client, other] = [await ana.client(), await ana.client()];
    const first = await email({ subject: 'Offer', emailTo: ['Bo@Example.com'], clientId: client.id });
    expect(first.threadId).toBe(first.id);
    const answer = { subject: 'AW: Re:  offer', emailFrom: 'bo@example.com', emailTo: ['us@acme.example'] };
    const joined = async (input: object) =>
      (await email({ clientId: client.id, ...answer, ...input })).threadId === first.id;
    expect(await joined({})).toBe(true);
    expect(await joined({ clientId: other.id })).toBe(false);
    expect(await joined({ subject: 'Re: Offers' })).toBe(false);
    expect(await joined({ emailCc: ['eve@example.com'] })).toBe(false);
    expect(await joined({ completedAt: '2026-01-01T00:00:00Z' })).toBe(false);
    expect(await joined({ threadId: 'given' })).toBe(false);
    expect((await log(ana, { subject: 'Offer', clientId: client.id })).threadId).toBeNull();
  });

  test('shows nobody what they may not see of it', async () => {
    const rep = await acme.user('SALES_REP');
    const { id } = await ana.client();
    await log(rep, { type: 'EMAIL', subject: 'Mine', threadId: 'mixed', clientId: id });
    await email({ subject: 'Secret', threadId: 'mixed', clientId: id });
    const { nodes } = await timeline(rep, 'client', id, { kinds: ['INTERACTION'] });
    expect(nodes).toMatchObject([{ interaction: { subject: 'Mine' }, thread: null }]);
  });

  test('stands on the timeline of the contact who wrote or was written to, when that is only one', async () => {
    const { id: clientId } = await ana.client();
    const contact = (address: string) => ana.create('Contact', { lastName: 'Doe', email: address, clientId });
    const [bo, cy] = [await contact('bo@doe.example'), await contact('cy@doe.example')];
    await email({ subject: 'To Bo', clientId, emailTo: ['BO@doe.example'] });
    await email({ subject: 'To both', clientId, emailTo: ['bo@doe.example'], emailCc: ['cy@doe.example'] });
    const kinds = ['INTERACTION'];
    expect(words(await timeline(ana, 'contact', bo.id, { kinds }))).toEqual(['To Bo']);
    expect(words(await timeline(ana, 'contact', cy.id, { kinds }))).toEqual([]);
  });

  test('needs addresses that are addresses', async () => {
    for (const field of ['emailFrom', 'emailTo', 'emailCc']) {
      const value = field === 'emailFrom' ? 'not one' : ['bo@example.com', 'not one'];
      expect((await refusal(email({ subject: 'Hello', [field]: value }))).fields).toHaveProperty(field);
    }
  });
});

describe('What is pinned', () => {
  test('is pinned for everybody, stands in the history, and undo takes it down', async () => {
    const { id } = await ana.client();
    const note = await log(ana, { subject: 'Read me', clientId: id });
    await log(ana, { subject: 'Later', clientId: id });
    expect(await pin(ana, note.id)).toEqual({ pinInteraction: { pinned: true } });
    const changeSet = ana.changeSetId;
    const reader = await acme.user('READ_ONLY');
    expect(words(await timeline(reader, 'client', id, { pinned: true }))).toEqual(['Read me']);
    const { interaction } = await ana.run<any>(
      'query ($id: ID!) { interaction(id: $id) { viewerCan history(first: 1) { nodes { name changes } } } }',
      { id: note.id },
    );
    expect(interaction).toMatchObject({
      viewerCan: expect.arrayContaining(['pin']),
      history: { nodes: [{ name: 'interaction.pinned', changes: { pinned: [false, true] } }] },
    });
    const { undoChangeSet } = await ana.run<any>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { left { reason } } }',
      { id: changeSet },
    );
    expect(undoChangeSet.left).toEqual([]);
    expect((await timeline(ana, 'client', id, { pinned: true })).nodes).toEqual([]);
  });

  test('needs the right to pin, and sight of the interaction', async () => {
    const { id } = await ana.client();
    const note = await log(ana, { clientId: id });
    const code = async (who: Person) => (await refusal(pin(who, note.id))).code;
    expect(await code(await acme.user('READ_ONLY'))).toBe('FORBIDDEN');
    expect(await code(await acme.user('MARKETER'))).toBe('FORBIDDEN');
    expect(await code(await acme.user('SALES_REP'))).toBe('NOT_FOUND');
    expect(await code((await house.organization()).owner)).toBe('NOT_FOUND');
    const service = await acme.user('SERVICE_REP');
    expect((await refusal(service.update('Interaction', { id: note.id, subject: 'x' }))).code).toBe(
      'FORBIDDEN',
    );
    expect(await pin(service, note.id)).toEqual({ pinInteraction: { pinned: true } });
  });
});
