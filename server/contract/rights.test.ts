import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { BUILT_IN_ROLES } from '../features/identity/builtInRoles.js';
import { newId } from '../kernel/clock.js';
import { marksOf, rootFields } from '../kernel/guard.js';
import { rapportSchema } from '../schema.js';
import { type House, openHouse, type TestOrganization } from '../testing/house.js';
import type { Person } from '../testing/person.js';

/** The expected rights, as the page for admins shows them; RIGHTS=write rewrites it to what holds now, for review. */
const PAGE = 'docs/rights.md';
const ROLES = BUILT_IN_ROLES.map(({ key }) => key);
const NOUNS = ['Client', 'Contact', 'Lead', 'Opportunity', 'Interaction', 'Activity'] as const;
type Noun = (typeof NOUNS)[number];
const PLURALS: Record<Noun, string> = {
  Client: 'clients',
  Contact: 'contacts',
  Lead: 'leads',
  Opportunity: 'opportunities',
  Interaction: 'interactions',
  Activity: 'activities',
};
const SCOPES = ['none', 'own', 'team', 'all'];

let house: House;
let acme: TestOrganization;
const people = new Map<string, Person>();
/** For each role and noun the ids of a record of one's own, of a teammate and of somebody else. */
const records = new Map<string, { own: string; team: string; all: string }>();

beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
  const team = await acme.owner.create('Team', { name: 'North' });
  const mate = await acme.user('SALES_REP', { teamId: team.id });
  const stranger = await acme.user('SALES_REP');
  for (const role of ROLES) people.set(role, await acme.user(role, { teamId: team.id }));
  for (const noun of NOUNS) {
    const [ofMate, ofStranger] = [await make(noun, mate), await make(noun, stranger)];
    for (const role of ROLES)
      records.set(`${role} ${noun}`, {
        own: await make(noun, people.get(role)!),
        team: ofMate,
        all: ofStranger,
      });
  }
}, 60_000);
afterAll(() => house.close());

/** A record that belongs to the person. */
async function make(noun: Noun, { userId }: Person): Promise<string> {
  const values: Record<Noun, object> = {
    Client: { companyName: 'Rights & Co', ownerId: userId },
    Contact: { lastName: 'Rights', ownerId: userId },
    Lead: { lastName: 'Rights', ownerId: userId },
    Opportunity: { name: 'Rights', ownerId: userId },
    Interaction: { type: 'NOTE', subject: 'Rights', ownerId: userId },
    Activity: { type: 'TASK', subject: 'Rights', assigneeId: userId },
  };
  return (await acme.owner.create(noun, values[noun] as Record<string, unknown>)).id;
}

const one = (noun: Noun) => noun.charAt(0).toLowerCase() + noun.slice(1);
const ids = (role: string, noun: Noun) => Object.values(records.get(`${role} ${noun}`)!);

/** Which of own, team's and others' records are among those found, as a scope; a gap between them is named. */
function scopeOf(role: string, noun: Noun, found: (id: string) => boolean): string {
  const reached = ids(role, noun).map(found);
  const count = reached.filter(Boolean).length;
  return reached.slice(0, count).every(Boolean) ? SCOPES[count]! : `gap ${reached.join()}`;
}

/** Every way to read a record of a noun, each answering which of the ids it gives away. */
const READS: Record<string, (person: Person, noun: Noun, wanted: string[]) => Promise<Set<string>>> = {
  list: async (person, noun, wanted) => {
    const { data } = await person.ask<any>(
      `query ($ids: [ID!]) { found: ${PLURALS[noun]}(filter: { id: { in: $ids } }, first: 10) { nodes { id } } }`,
      { ids: wanted },
    );
    return new Set((data?.found?.nodes ?? []).map(({ id }: { id: string }) => id));
  },
  count: (person, noun, wanted) =>
    each(wanted, async (id) => {
      const query = `query ($id: ID!) { found: ${PLURALS[noun]}(filter: { id: { eq: $id } }) { totalCount } }`;
      return ((await person.ask<any>(query, { id })).data?.found?.totalCount ?? 0) === 1;
    }),
  get: (person, noun, wanted) =>
    each(wanted, async (id) => {
      const { data } = await person.ask<any>(`query ($id: ID!) { found: ${one(noun)}(id: $id) { id } }`, {
        id,
      });
      return Boolean(data?.found);
    }),
  history: (person, noun, wanted) =>
    each(wanted, async (id) => {
      const query = `query ($id: ID!) { found: ${one(noun)}(id: $id) { history(first: 1) { nodes { name } } } }`;
      return Boolean((await person.ask<any>(query, { id })).data?.found?.history.nodes.length);
    }),
  aggregate: (person, noun, wanted) =>
    each(wanted, async (id) => {
      if (noun !== 'Opportunity') return (await READS.count!(person, noun, [id])).has(id);
      const { data } = await person.ask<any>(
        'query ($id: ID!) { defaultPipeline { id } found: opportunities(filter: { id: { eq: $id } }) { nodes { pipelineId } } }',
        { id },
      );
      const query =
        'query ($p: ID!, $id: ID!) { board(pipelineId: $p, filter: { id: { eq: $id } }) { totalCount } }';
      const board = await person.ask<any>(query, { p: data?.defaultPipeline?.id, id });
      return board.data?.board?.totalCount === 1;
    }),
  search: async (person, noun, wanted) => {
    if (noun === 'Interaction') return READS.list!(person, noun, wanted);
    const { data } = await person.ask<any>('{ search(text: "Rights", first: 20) { type hits { id } } }');
    const hits = data?.search.find(({ type }: { type: string }) => type === noun)?.hits ?? [];
    return new Set(hits.map(({ id }: { id: string }) => id));
  },
  export: async (person, noun, wanted) => {
    const { data } = await person.ask<any>(
      'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url } }',
      { input: { subjectType: noun, format: 'JSON', filter: { id: { in: wanted } } } },
    );
    if (!data?.requestExport) return new Set(['refused']);
    const text = await (await fetch(new URL(data.requestExport.url, house.url))).text();
    return new Set(wanted.filter((id) => text.includes(id)));
  },
};

async function each(wanted: string[], seen: (id: string) => Promise<boolean>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const id of wanted) if (await seen(id)) found.add(id);
  return found;
}

/** What a role may do to the records of a noun, found out by trying. */
async function measure(role: string, noun: Noun) {
  const person = people.get(role)!;
  const wanted = ids(role, noun);
  const reads: Record<string, string> = {};
  for (const [path, read] of Object.entries(READS)) {
    const found = await read(person, noun, wanted);
    reads[path] = found.has('refused') ? 'refused' : scopeOf(role, noun, (id) => found.has(id));
  }
  const tries = async (mutation: (id: string) => [string, object]) => {
    const done = await each(wanted, async (id) => {
      const [query, variables] = mutation(id);
      return !(await person.ask(query, variables as Record<string, unknown>)).errors;
    });
    return scopeOf(role, noun, (id) => done.has(id));
  };
  const update = await tries((id) => [
    `mutation ($input: Update${noun}Input!) { update${noun}(input: $input) { id } }`,
    { input: { id, tags: ['touched'] } },
  ]);
  const bulk =
    noun === 'Interaction'
      ? update
      : await tries((id) => [
          `mutation ($ids: [ID!]!, $patch: JSON!) { update${PLURALS[noun].replace(/^./, (letter) => letter.toUpperCase())}(ids: $ids, patch: $patch) }`,
          { ids: [id], patch: { tags: ['touched too'] } },
        ]);
  return { reads, update, bulk };
}

describe('What each built-in role may do to records', () => {
  const rows: string[] = [];
  test.each(ROLES.flatMap((role) => NOUNS.map((noun) => [role, noun] as const)))(
    '%s: %s',
    async (role, noun) => {
      const { reads, update, bulk } = await measure(role, noun);
      expect(bulk).toBe(update);
      const { export: taken, ...others } = reads;
      const view = others.list!;
      expect(others).toEqual(Object.fromEntries(Object.keys(others).map((path) => [path, view])));
      rows.push(`| ${role} | ${noun} | ${view} | ${update} | ${taken} |`);
      if (process.env.RIGHTS !== 'write')
        expect(readFileSync(PAGE, 'utf8').split('\n')).toContain(rows.at(-1));
    },
  );
  afterAll(() => write('records', rows));
});

const fields = rootFields(rapportSchema()).filter(({ field }) => marksOf(field).can);

/** A value that the language accepts, for calling an operation only to see whether it is refused. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, sample(field.type)]),
    );
  const plain: Record<string, unknown> = {
    ID: newId(),
    Int: 1,
    Float: 1,
    Boolean: true,
    Decimal: '1',
    JSON: {},
    Date: '2026-01-01',
    DateTime: '2026-01-01T00:00:00Z',
  };
  return plain[type.name] ?? 'Sample';
}

const named = (type: unknown): unknown =>
  (type as { ofType?: unknown }).ofType ? named((type as { ofType: unknown }).ofType) : type;

describe('Which operations each built-in role may call', () => {
  const rows: string[] = [];
  test.each(
    fields
      .filter(({ kind }) => kind !== 'Subscription')
      .map((each) => [`${each.kind}.${each.field.name}`, each] as const),
  )('%s', async (name, { kind, field }) => {
    const args = field.args.filter(isRequiredArgument);
    const variables = Object.fromEntries(args.map((arg) => [arg.name, sample(arg.type)]));
    const declared = args.length ? `(${args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')})` : '';
    const passed = args.length ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
    const inner = isCompositeType(named(field.type)) ? '{ __typename }' : '';
    const answers: string[] = [];
    for (const role of ROLES) {
      const { errors } = await people
        .get(role)!
        .ask(`${kind.toLowerCase()} ${declared} { ${field.name}${passed} ${inner} }`, variables);
      const needs = `You need the permission ${marksOf(field).can}.`;
      answers.push(errors?.some(({ message }) => message === needs) ? '–' : 'yes');
    }
    rows.push(`| ${name} | ${answers.join(' | ')} |`);
    if (process.env.RIGHTS !== 'write') expect(readFileSync(PAGE, 'utf8').split('\n')).toContain(rows.at(-1));
  });
  afterAll(() => write('operations', rows));
});

/** Puts the rows into their place of the page. */
function write(place: string, rows: string[]) {
  if (process.env.RIGHTS !== 'write') return;
  const [begin, end] = [`<!-- ${place} -->`, `<!-- end of ${place} -->`];
  const [before, rest] = readFileSync(PAGE, 'utf8').split(`${begin}\n`);
  const after = rest!.slice(rest!.indexOf(end));
  const head =
    rest!.slice(0, rest!.indexOf('|\n|') + 2) + rest!.slice(rest!.indexOf('|\n|') + 2).split('\n')[0];
  writeFileSync(PAGE, `${before}${begin}\n${head}\n${rows.join('\n')}\n${after}`);
}
