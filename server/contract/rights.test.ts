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
import { newId } from '../kernel/clock.js';
import { marksOf, rootFields } from '../kernel/guard.js';
import { rapportSchema } from '../schema.js';
import type { Person } from '../testing/person.js';
import {
  each,
  expectOnPage,
  NOUNS,
  type Noun,
  one,
  openRights,
  PLURALS,
  type Rights,
  ROLES,
  writePage,
} from '../testing/rights.js';

let rights: Rights;
beforeAll(async () => {
  rights = await openRights();
}, 60_000);
afterAll(() => rights.house.close());

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
  /** The file on a record, by an address that was signed for this person. */
  file: async (person, noun, wanted) => {
    const files = new Map(wanted.map((id) => [id, rights.files.get(id)]));
    return each(wanted, async (id) => {
      const query = 'query ($id: ID!) { found: attachment(id: $id) { downloadUrl } }';
      const { data } = await person.ask<any>(query, { id: files.get(id) });
      if (!data?.found) return false;
      return (await (await fetch(`${person.url}${data.found.downloadUrl}`)).text()) === `File of ${noun}`;
    });
  },
  export: async (person, noun, wanted) => {
    const { data } = await person.ask<any>(
      'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url } }',
      { input: { subjectType: noun, format: 'JSON', filter: { id: { in: wanted } } } },
    );
    if (!data?.requestExport) return new Set(['refused']);
    const text = await (await fetch(new URL(data.requestExport.url, rights.house.url))).text();
    return new Set(wanted.filter((id) => text.includes(id)));
  },
};

/** What a role may do to the records of a noun, found out by trying. */
async function measure(role: string, noun: Noun) {
  const person = rights.person(role);
  const wanted = rights.ids(role, noun);
  const reads: Record<string, string> = {};
  for (const [path, read] of Object.entries(READS)) {
    const found = await read(person, noun, wanted);
    reads[path] = found.has('refused') ? 'refused' : rights.scopeOf(role, noun, (id) => found.has(id));
  }
  const tries = async (mutation: (id: string) => [string, object]) => {
    const done = await each(wanted, async (id) => {
      const [query, variables] = mutation(id);
      return !(await person.ask(query, variables as Record<string, unknown>)).errors;
    });
    return rights.scopeOf(role, noun, (id) => done.has(id));
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
      expectOnPage(rows.at(-1)!);
    },
  );
  afterAll(() => writePage('records', rows));
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
      const { errors } = await rights
        .person(role)
        .ask(`${kind.toLowerCase()} ${declared} { ${field.name}${passed} ${inner} }`, variables);
      const needs = `You need the permission ${marksOf(field).can}.`;
      answers.push(errors?.some(({ message }) => message === needs) ? '–' : 'yes');
    }
    rows.push(`| ${name} | ${answers.join(' | ')} |`);
    expectOnPage(rows.at(-1)!);
  });
  afterAll(() => writePage('operations', rows));
});

describe('Operations that ask for no permission', () => {
  const rows: string[] = [];
  test.each(rootFields(rapportSchema()).filter(({ field }) => !marksOf(field).can))(
    '$kind.$field.name says why',
    ({ kind, field }) => {
      const { public: open, signedIn } = marksOf(field);
      rows.push(`| ${kind}.${field.name} | ${open ? 'anybody' : 'who is signed in'} | ${open ?? signedIn} |`);
      expectOnPage(rows.at(-1)!);
    },
  );
  afterAll(() => writePage('open', rows));
});
