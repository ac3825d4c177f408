import type { Context } from './context.js';
import { correct, doubtful } from './correct.js';
import { invalid } from './errors.js';
import { fieldOf, fieldsOf } from './field.js';
import { escapeLike } from './filterSql.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import { peopleSeen, policyOf } from './policy.js';
import type { RecordClass } from './record.js';
import { readSearch, type SearchText } from './searchText.js';

/** What somebody looks for, and for words with a typing error those that may have been meant. */
export interface Wanted extends SearchText {
  alternatives: Map<string, string[]>;
  /** Where in the index of long texts it is looked up, when few have it; else rows are gone through in their order. */
  rareIn?: { organizationId: string; people: string[] | null };
  /** Whether it is looked for in descriptions and custom fields: nothing is found by name. */
  inDetails?: boolean;
  /** Whether records in the bin are looked through, too: they have no entries. */
  alsoDeleted?: boolean;
}

/** Adds a value to a statement and answers its placeholder. */
type Bind = (value: string) => string;

/** Stands before every word of an entry, so that an index tells where words begin. */
export const MARK = 'ǀ';
/** Within a shorter word too much is found, and by no index; of texts, too many have a word that begins with it. */
const SHORTEST_PART = 3;

/** What was typed, taken as it stands. */
export const asTyped = (typed: string): Wanted => ({ ...readSearch(typed), alternatives: new Map() });

/** SQL: each word, or one it may stand for, begins a word of the entry. */
export const begins = (wanted: Wanted, alias: string, bind: Bind): string =>
  eachWord(wanted, (word) => `${alias}.words LIKE ${bind(`%${MARK}${escapeLike(word)}%`)}`);

/** SQL: each word stands somewhere in the entry, one of two letters at the beginning of a word; or the phone number does. */
export function contains(wanted: Wanted, alias: string, bind: Bind): string {
  const words = eachWord(wanted, (word) => {
    const mark = word.length < SHORTEST_PART ? MARK : '';
    return `${alias}.words LIKE ${bind(`%${mark}${escapeLike(word)}%`)}`;
  });
  const { digits } = wanted;
  return digits ? `(${words} OR ${alias}.words LIKE ${bind(`%${digits.slice(-8)}%`)})` : words;
}

/** SQL: each word, or one it may stand for, begins a word of a long text (one of two letters is a word), whose set of words is `text`; null when there is no letter or digit. */
export function inText({ words, alternatives }: Wanted, text: string, bind: Bind): string | null {
  const phrase = (word: string) =>
    (word.match(/[\p{L}\p{N}]+/gu) ?? [])
      .map((part) => (part.length < SHORTEST_PART ? `'${part}'` : `'${part}':*`))
      .join(' & ');
  const each = words.map((word) =>
    waysToSay(word, alternatives)
      .map(phrase)
      .filter(Boolean)
      .map((way) => `(${way})`)
      .join(' | '),
  );
  const query = each.filter(Boolean).map((ways) => `(${ways})`);
  return query.length > 0 ? `${text} @@ ${bind(query.join(' & '))}::tsquery` : null;
}

const waysToSay = (word: string, alternatives: Map<string, string[]>) => [
  ...new Set([word, ...(alternatives.get(word) ?? [])]),
];

function eachWord({ words, alternatives }: Wanted, condition: (word: string) => string): string {
  const each = words.map((word) => waysToSay(word, alternatives).map(condition));
  return each.map((ways) => (ways.length > 1 ? `(${ways.join(' OR ')})` : ways[0]!)).join(' AND ') || 'true';
}

/**
 * SQL: the row is found by what is looked for; null when nothing is. Records are found by their entries, those with long
 * texts by these. INVALID for a noun that cannot be searched.
 */
export function searchCondition(
  Class: RecordClass,
  search: string | Wanted | null | undefined,
  alias: string,
  params: Params,
): string | null {
  const wanted = typeof search === 'string' ? asTyped(search) : search;
  if (!wanted || wanted.words.length === 0) return null;
  const living = livingCondition(Class, wanted, alias, params);
  return wanted.alsoDeleted ? `(${living} OR ${deletedCondition(Class, wanted, alias, params)})` : living;
}

/** SQL: the row is in the bin, and each word stands somewhere in what is searched of it. */
function deletedCondition(Class: RecordClass, wanted: Wanted, alias: string, params: Params): string {
  const searched = [...fieldsOf(Class).values()].filter(({ search }) => search);
  const text = searched.map(({ column }) => `${alias}."${column}"::text`).join(', ');
  const found = eachWord(
    wanted,
    (word) => `search_fold(concat_ws(' ', ${text})) LIKE ${params.add(`%${escapeLike(word)}%`)}`,
  );
  return `(${alias}.deleted_at IS NOT NULL AND ${found})`;
}

function livingCondition(Class: RecordClass, wanted: Wanted, alias: string, params: Params): string {
  const place = `found.organization_id = ${alias}.organization_id AND found.id = ${alias}.id`;
  // Of several common words the planner thinks that hardly any text has them all: of a CASE it expects that half of the rows fit.
  if (nounOf(Class).longText && !wanted.rareIn) {
    const ofRow = `(SELECT found.words FROM search_texts found WHERE ${place})`;
    return `CASE WHEN ${entriesOf(Class, wanted, params, ofRow).condition} THEN true ELSE false END`;
  }
  const { table, condition } = entriesOf(Class, wanted, params);
  // And of beginnings of words, that many texts have them.
  if (wanted.rareIn)
    return `${alias}.id IN (WITH rare AS MATERIALIZED (SELECT found.id FROM ${table} found WHERE ${amongTexts(wanted.rareIn, params)} AND ${condition}) SELECT id FROM rare)`;
  return `EXISTS (SELECT FROM ${table} found WHERE ${place} AND ${condition})`;
}

/** SQL: the text is one of these people, who are of one organization; or else of the organization. */
const amongTexts = ({ organizationId, people }: NonNullable<Wanted['rareIn']>, params: Params) =>
  people
    ? `found.people && ${params.add(people)}::uuid[]`
    : `found.organization_id = ${params.add(organizationId)}`;

/** Where a noun is searched, and the condition there; of a long text, upon its set of words. */
function entriesOf(Class: RecordClass, wanted: Wanted, params: Params, words = 'found.words') {
  if (![...fieldsOf(Class).values()].some((field) => field.search))
    throw invalid({ search: `${nounOf(Class).label} cannot be searched.` });
  const bind: Bind = (value) => params.add(value);
  if (wanted.inDetails)
    return {
      table: 'search_details',
      condition: `found.noun = ${bind(Class.name)} AND ${inText(wanted, words, bind) ?? 'false'}`,
    };
  return nounOf(Class).longText
    ? { table: 'search_texts', condition: inText(wanted, words, bind) ?? 'false' }
    : {
        table: 'search_entries',
        condition: `found.noun = ${bind(Class.name)} AND ${contains(wanted, 'found', bind)}`,
      };
}

/**
 * What is looked for in a list. When the viewer sees no record of the noun whose entry has all the words as typed, they
 * are looked for in the details, or else typing errors are mended, whatever else the list asks for: so its pages, counts
 * and totals speak of the same rows.
 */
export async function wantedIn(
  ctx: Context,
  Class: RecordClass,
  search: string | Wanted | null | undefined,
): Promise<Wanted | null> {
  if (typeof search !== 'string') return search ?? null;
  return ctx.loaders.custom(`search|${Class.name}`, search, (texts) =>
    Promise.all(
      texts.map(async (text) => {
        const wanted = await sampled(ctx, Class, asTyped(text));
        const mayErr = doubtful(wanted.words).length > 0;
        const { details = false } = nounOf(Class);
        if (!(mayErr || details) || (await isThere(ctx, Class, wanted))) return wanted;
        const inDetails = { ...wanted, inDetails: true };
        if (details && (await isThere(ctx, Class, inDetails))) return inDetails;
        if (!mayErr) return wanted;
        return sampled(ctx, Class, { ...wanted, alternatives: await correct(ctx, wanted.words) });
      }),
    ),
  );
}

/** How many of the latest texts are looked at, and how many of them have a common word. */
const SAMPLE = 1000;
const COMMON = 20;

/** Finds out whether many or few of the long texts that the viewer sees have what is looked for; entries of a few words need no such help. */
export async function sampled(ctx: Context, Class: RecordClass, wanted: Wanted): Promise<Wanted> {
  const { rareIn: _, ...plain } = wanted;
  const { longText } = nounOf(Class);
  if (!longText || wanted.words.length === 0) return plain;
  const params = new Params();
  const { table, condition } = entriesOf(Class, plain, params);
  const own = peopleSeen(ctx.actor, Class);
  const { organizationId } = ctx.actor;
  const latest = own
    ? `SELECT x.words FROM (SELECT t.organization_id, t.id FROM "${nounOf(Class).table}" t
         WHERE ${ctx.db.conditions(Class, {}, 't', params)} ORDER BY t."${fieldOf(Class, longText).column}" DESC, t.id DESC LIMIT ${SAMPLE}) t
       JOIN ${table} x ON x.organization_id = t.organization_id AND x.id = t.id`
    : `SELECT x.words FROM ${table} x WHERE x.organization_id = ${params.add(organizationId)} ORDER BY x.id DESC LIMIT ${SAMPLE}`;
  const [row] = await ctx.db.read(
    `SELECT count(*)::int FROM (${latest}) found WHERE ${condition}`,
    params.values,
  );
  const isCommon = (row![0] as number) >= COMMON;
  return isCommon ? plain : { ...plain, rareIn: { organizationId, people: own } };
}

/** Whether the viewer sees any record of the noun that has what is looked for. */
async function isThere(ctx: Context, Class: RecordClass, wanted: Wanted): Promise<boolean> {
  const params = new Params();
  const found =
    searchedWhole(ctx, Class, wanted, params) ??
    `"${nounOf(Class).table}" t WHERE ${ctx.db.conditions(Class, {}, 't', params)} AND ${searchCondition(Class, wanted, 't', params)}`;
  const [row] = await ctx.db.read(`SELECT EXISTS (SELECT FROM ${found})`, params.values);
  return row![0] as boolean;
}

/**
 * What follows FROM to go through what is found without reading the records: there are entries of exactly those that are
 * not in the bin. Null when the actor does not see them all, or nothing is looked for.
 */
export function searchedWhole(
  ctx: Context,
  Class: RecordClass,
  search: string | Wanted | null | undefined,
  params: Params,
): string | null {
  const wanted = typeof search === 'string' ? asTyped(search) : search;
  if (!wanted || wanted.words.length === 0 || wanted.rareIn) return null;
  if (policyOf(Class).visible(ctx.actor) !== true) return null;
  const { table, condition } = entriesOf(Class, wanted, params);
  return `${table} found WHERE found.organization_id = ${params.add(ctx.actor.organizationId)} AND ${condition}`;
}
