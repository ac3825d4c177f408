import { fieldOf } from '../kernel/field.js';
import { marksOf, rootFields } from '../kernel/guard.js';
import { allNouns, nounNamed, nounOf } from '../kernel/noun.js';
import { collectionsOf, referenceName, referencesOf } from '../kernel/reference.js';
import { rapportSchema } from '../schema.js';
import type { Person } from '../testing/person.js';
import {
  each,
  expectOnPage,
  NOUNS,
  type Noun,
  one,
  openRights,
  type Rights,
  ROLES,
  writePage,
} from '../testing/rights.js';

let rights: Rights;
beforeAll(async () => {
  rights = await openRights();
}, 60_000);
afterAll(() => rights.house.close());

/** What the list of the noun gives away: every other path has to reach exactly as far. */
async function inList(person: Person, noun: Noun, wanted: string[]): Promise<Set<string>> {
  const query = `query ($ids: [ID!]) { found: ${nounNamed(noun)!.plural}(filter: { id: { in: $ids } }) { nodes { id } } }`;
  const { found } = await person.run<{ found: { nodes: { id: string }[] } }>(query, { ids: wanted });
  return new Set(found.nodes.map(({ id }) => id));
}

interface Way {
  name: string;
  /** Where it begins and where it leads. */
  from: Noun;
  to: Noun;
  /** The table and column that tie both together, and which of them holds it. */
  table: string;
  column: string;
  holder: 'from' | 'to';
  selection: string;
}

const isNoun = (name: string): name is Noun => (NOUNS as readonly string[]).includes(name);

/** Every reference and collection from one of the nouns to another, read from the registry. */
const WAYS: Way[] = allNouns()
  .filter(({ Class }) => isNoun(Class.name))
  .flatMap(({ Class, table }) => {
    const from = Class.name as Noun;
    const references = referencesOf(Class).map((field): Way => {
      const name = referenceName(field);
      const to = (field.reference!() as { name: string }).name as Noun;
      return {
        name: `${from}.${name}`,
        from,
        to,
        table,
        column: field.column,
        holder: 'from',
        selection: `${name} { id }`,
      };
    });
    const collections = collectionsOf(Class).map(({ name, Child, key, paged }): Way => {
      const selection = paged ? `${name}(first: 50) { nodes { id } }` : `${name} { id }`;
      const { column } = fieldOf(Child, key);
      return {
        name: `${from}.${name}`,
        from,
        to: Child.name as Noun,
        table: nounOf(Child).table,
        column,
        holder: 'to',
        selection,
      };
    });
    return [...references, ...collections].filter(({ to }) => isNoun(to));
  });

/** Ties the records together, below the rules: only what can be seen is asked here. */
async function tie({ table, column }: Way, holder: string, value: string | null): Promise<string | null> {
  const { pool } = rights.house.app.services;
  const { rows } = await pool.query(
    `WITH before AS (SELECT id, "${column}" AS value FROM "${table}" WHERE id = $1)
     UPDATE "${table}" t SET "${column}" = $2 FROM before WHERE t.id = before.id RETURNING before.value`,
    [holder, value],
  );
  return rows[0].value;
}

/** Which of the records one gets to from the source once they are tied to it: by a collection all at once. */
async function reachedBy(person: Person, way: Way, source: string, wanted: string[]): Promise<Set<string>> {
  const query = `query ($id: ID!) { source: ${one(way.from)}(id: $id) { ${way.selection} } }`;
  const shown = async () =>
    JSON.stringify((await person.run<{ source: object }>(query, { id: source })).source);
  if (way.holder === 'from')
    return each(wanted, async (id) => {
      const before = await tie(way, source, id);
      const text = await shown();
      await tie(way, source, before);
      return text.includes(id);
    });
  const before = await Promise.all(wanted.map((id) => tie(way, id, source)));
  const text = await shown();
  await Promise.all(wanted.map((id, i) => tie(way, id, before[i]!)));
  return new Set(wanted.filter((id) => text.includes(id)));
}

describe('A record is reached through another one exactly as far as through its list', () => {
  const rows: string[] = [];
  test.each(WAYS)('$name', async (way) => {
    const reaches: string[] = [];
    for (const role of ROLES) {
      const person = rights.person(role);
      const [source] = rights.ids(role, way.from) as [string];
      const wanted = rights.ids(role, way.to).filter((id) => id !== source);
      const reached = await reachedBy(person, way, source, wanted);
      const listed = await inList(person, way.to, wanted);
      expect([role, [...reached].sort()]).toEqual([role, [...listed].sort()]);
      const own = way.from === way.to ? [source] : [];
      reaches.push(rights.scopeOf(role, way.to, (id) => reached.has(id) || own.includes(id)));
    }
    rows.push(`| ${way.name} | ${way.to} | ${reaches.join(' | ')} |`);
    expectOnPage(rows.at(-1)!);
  });
  afterAll(() => writePage('relations', rows));
});

interface Live {
  noun: Noun;
  document: string;
  variables: (role: string) => Promise<Record<string, unknown>>;
}

/** Nouns with a timeline, and what ties an interaction to one. */
const TIMELINES = {
  Client: 'client_id',
  Contact: 'contact_id',
  Lead: 'lead_id',
  Opportunity: 'opportunity_id',
};

/** Ties the interactions that a role is asked about to a record, so that its timeline tells of them. */
async function timelineOf(role: string, noun: keyof typeof TIMELINES): Promise<string> {
  const [subject] = rights.ids(role, noun) as [string];
  const column = TIMELINES[noun];
  const { pool } = rights.house.app.services;
  await pool.query(`UPDATE interactions SET "${column}" = $1 WHERE id = ANY($2)`, [
    subject,
    rights.ids(role, 'Interaction'),
  ]);
  return subject;
}

/** Every subscription that tells of records. */
const LIVE: Record<string, Live> = {
  opportunityChanged: {
    noun: 'Opportunity',
    document: 'subscription ($id: ID!) { change: opportunityChanged(pipelineId: $id) { id } }',
    variables: async () => {
      const { defaultPipeline } = await rights.acme.owner.run<{ defaultPipeline: { id: string } }>(
        '{ defaultPipeline { id } }',
      );
      return { id: defaultPipeline.id };
    },
  },
  activityChanged: {
    noun: 'Activity',
    document: 'subscription { change: activityChanged(mine: false) { id } }',
    variables: async () => ({}),
  },
  clientTimeline: {
    noun: 'Interaction',
    document: 'subscription ($id: ID!) { change: clientTimeline(clientId: $id) { id } }',
    variables: async (role) => ({ id: await timelineOf(role, 'Client') }),
  },
  leadTimeline: {
    noun: 'Interaction',
    document: 'subscription ($id: ID!) { change: leadTimeline(leadId: $id) { id } }',
    variables: async (role) => ({ id: await timelineOf(role, 'Lead') }),
  },
  contactTimeline: {
    noun: 'Interaction',
    document: 'subscription ($id: ID!) { change: contactTimeline(contactId: $id) { id } }',
    variables: async (role) => ({ id: await timelineOf(role, 'Contact') }),
  },
  opportunityTimeline: {
    noun: 'Interaction',
    document: 'subscription ($id: ID!) { change: opportunityTimeline(opportunityId: $id) { id } }',
    variables: async (role) => ({ id: await timelineOf(role, 'Opportunity') }),
  },
  leadChanged: {
    noun: 'Lead',
    document: 'subscription { change: leadChanged { id } }',
    variables: async () => ({}),
  },
};

/** What tells only of oneself: one's own notifications, and jobs whose id one knows. */
const PERSONAL = ['jobProgressed', 'notificationReceived'];

const subscriptions = rootFields(rapportSchema()).filter(({ kind }) => kind === 'Subscription');

describe('A subscription delivers exactly what the list shows', () => {
  const rows: string[] = [];
  let round = 0;
  test('every subscription is tried here', () => {
    const tried = [...Object.keys(LIVE), ...PERSONAL].sort();
    expect(subscriptions.map(({ field }) => field.name).sort()).toEqual(tried);
    const open = subscriptions.filter(({ field }) => !marksOf(field).can);
    expect(open.map(({ field }) => field.name).sort()).toEqual(PERSONAL);
  });

  test.each(Object.entries(LIVE))('%s', async (name, { noun, document, variables }) => {
    const reaches: string[] = [];
    for (const role of ROLES) {
      const person = rights.person(role);
      const wanted = rights.ids(role, noun);
      const subscription = person.subscribe<{ change: { id: string } | null }>(
        document,
        await variables(role),
      );
      await subscription.ready;
      // Their own comes last: it is always delivered, and everything before it has been by then.
      for (const id of [...wanted].reverse())
        await rights.acme.owner.update(noun, { id, tags: [`round ${++round}`] });
      const delivered = new Set<string>();
      while (!delivered.has(wanted[0]!)) delivered.add((await subscription.next()).change?.id ?? '');
      await subscription.close();
      const listed = await inList(person, noun, wanted);
      expect([role, wanted.filter((id) => delivered.has(id))]).toEqual([
        role,
        wanted.filter((id) => listed.has(id)),
      ]);
      reaches.push(rights.scopeOf(role, noun, (id) => delivered.has(id)));
    }
    rows.push(`| ${name} | ${noun} | ${reaches.join(' | ')} |`);
    expectOnPage(rows.at(-1)!);
  });

  test.each(Object.entries(LIVE))(
    '%s is refused to whom its permission is missing',
    async (_name, { document }) => {
      const nobody = await rights.acme.user('READ_ONLY');
      await rights.acme.owner.run('mutation ($id: ID!) { setUserRoles(userId: $id, roleIds: []) { id } }', {
        id: nobody.userId,
      });
      const subscription = nobody.subscribe(document, { id: nobody.userId });
      expect(JSON.stringify(await subscription.ended)).toContain('FORBIDDEN');
      await subscription.close();
    },
  );
  afterAll(() => writePage('subscriptions', rows));
});
