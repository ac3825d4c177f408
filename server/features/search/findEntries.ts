import type { Context } from '../../kernel/context.js';
import { fieldOf, fieldsOf } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { escapeLike } from '../../kernel/filterSql.js';
import { nounOf } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import { policyOf, type RowRule } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import { type LinkedNoun, SEARCHED } from '../favourites/linkedNouns.js';
import type { Found, SearchText } from './searchText.js';

export interface FoundRecord extends Found {
  type: string;
  title: string;
  subtitle: string | null;
}

/** How many entries of a noun are looked at: best first, and some more than once. */
const LOOKED_AT = 60;
/** Who sees fewer records of a noun than these has all of them looked through. */
const FEW = 2000;
/** Stands before every word of an entry. */
const MARK = 'ǀ';
/** Sorts after every text. */
const LAST = '\u{10FFFF}';

/**
 * Entries with all the words, of every noun: what was viewed lately, names that begin with the text, words that begin
 * with them, and last whatever contains them. Nouns of which the actor sees all share one plan; the others are joined to
 * their records under the row policy before anything counts, so nothing is found, nor pushed aside, by what is hidden.
 */
export async function findEntries(
  ctx: Context,
  { text, words, digits }: SearchText,
  recent: string[],
  alternatives: Map<string, string[]> = new Map(),
): Promise<FoundRecord[]> {
  const values: Record<string, unknown> = { recent, from: text, to: text + LAST, userId: ctx.actor.userId };
  const bind = (name: string, value: string) => {
    values[name] = value;
    return `e.words LIKE :${name}`;
  };
  /** Each word, or one of those it may stand for, at the beginning of a word or anywhere. */
  const all = (kind: 'start' | 'part') =>
    words
      .map((word, i) => {
        const meant = [word, ...(alternatives.get(word) ?? [])];
        const short = kind === 'start' || word.length < 3;
        const each = meant.map((one, j) =>
          bind(`${kind}${i}x${j}`, `%${short ? MARK : ''}${escapeLike(one)}%`),
        );
        return `(${each.join(' OR ')})`;
      })
      .join(' AND ');
  const start = all('start');
  const number = digits && `${bind('digits', `%${digits.slice(-8)}%`)}`;
  const part = number ? `(${all('part')} OR ${number})` : all('part');
  const ruleOf = ({ Class }: LinkedNoun) => policyOf(Class).visible(ctx.actor);
  const open = SEARCHED.filter((source) => ruleOf(source) === true);
  const ruled = SEARCHED.filter((source) => typeof ruleOf(source) === 'object');
  const [seen, ruledOnes] = await Promise.all([
    open.length > 0 ? findAmongAll(ctx, open, start, part, values) : [],
    ruled.length > 0
      ? ctx.db.rows<FoundRecord>(
          ruled.map((source) => branch(ctx, source, start, part)).join(' UNION ALL '),
          values,
          Object.fromEntries(ruled.flatMap(({ Class }) => rowsOf(ctx, Class))),
        )
      : [],
  ]);
  return [...seen, ...ruledOnes].map((each) => ({ ...each, words: each.words.replaceAll(MARK, '') }));
}

const ENTRIES =
  'SELECT e.id, e.title, e.words FROM search_entries e WHERE e.organization_id = :organizationId';
const BEGINS = 'e.title ~>=~ :from AND e.title ~<~ :to';
/** Without MATERIALIZED the plan would follow the order of names for the sake of a limit. */
const lazily = (entries: string) =>
  `(WITH f AS MATERIALIZED (${entries}) SELECT * FROM f LIMIT ${LOOKED_AT})`;

/** Of nouns whose records the actor sees all: one plan serves them all, and only what was found is read. */
async function findAmongAll(
  ctx: Context,
  nouns: LinkedNoun[],
  start: string,
  part: string,
  values: Record<string, unknown>,
): Promise<FoundRecord[]> {
  const entries = `${ENTRIES} AND e.noun = n.noun`;
  const found = await ctx.db.rows<Found & { type: string }>(
    `SELECT DISTINCT n.noun AS type, f.id, f.title AS folded, f.words FROM unnest(:nouns::text[]) n(noun) CROSS JOIN LATERAL (
       ${lazily(`${entries} AND e.id = ANY(:recent::uuid[]) AND ${part}`)}
       UNION ALL (${entries} AND ${BEGINS} ORDER BY e.title LIMIT ${LOOKED_AT})
       UNION ALL ${lazily(`${entries} AND ${start}`)} UNION ALL ${lazily(`${entries} AND ${part}`)}) f`,
    { ...values, nouns: nouns.map(({ Class }) => Class.name) },
  );
  const read = await Promise.all(
    nouns.map((noun) => {
      const own = found.filter(({ type }) => type === noun.Class.name);
      return own.length > 0 ? readFound(ctx, noun, own) : [];
    }),
  );
  return read.flat();
}

/** What is shown of found records, and whether they are the actor's own. */
async function readFound(
  ctx: Context,
  { Class, subtitle, owner }: LinkedNoun,
  found: (Found & { type: string })[],
): Promise<FoundRecord[]> {
  const params = new Params();
  const column = (key: string) => `t."${fieldOf(Class, key).column}"`;
  const { table, title } = nounOf(Class);
  const rows = await ctx.db.read(
    `SELECT t.id, ${column(title!)}, ${column(subtitle)}, ${owner ? column(owner) : 'NULL'} FROM "${table}" t
     WHERE ${ctx.db.conditions(Class, {}, 't', params)} AND t.id = ANY(${params.add(found.map(({ id }) => id))}::uuid[])`,
    params.values,
  );
  const byId = new Map(rows.map((row) => [row[0] as string, row]));
  return found.flatMap((each) => {
    const row = byId.get(each.id);
    if (!row) return [];
    return {
      ...each,
      title: row[1] as string,
      subtitle: row[2] as string | null,
      mine: row[3] === ctx.actor.userId,
    };
  });
}

/** The visible rows of a noun as conditions: all of them, and those seen in each way. */
function rowsOf(ctx: Context, Class: RecordClass) {
  const ways = waysToSee(Class, policyOf(Class).visible(ctx.actor));
  return [{}, ...ways].map((filter, i) => [
    `${Class.name}Rows${i === 0 ? '' : i - 1}`,
    { Class, alias: 't', filter },
  ]);
}

/**
 * The ways in which a record becomes visible, when each of them goes by an index: an owner, or somebody in its team.
 * Only then can few records be found without looking at all.
 */
function waysToSee(Class: RecordClass, rule: RowRule): FilterJson[] {
  if (typeof rule !== 'object') return [];
  const ways = Array.isArray(rule.or) ? (rule.or as FilterJson[]) : [rule];
  const isIndexed = (way: FilterJson) => {
    const [[key, condition] = [], ...others] = Object.entries(way);
    if (!key || others.length > 0) return false;
    return Boolean(fieldsOf(Class).get(key)?.reference) || Object.keys(condition as object).join() === 'some';
  };
  return ways.every(isIndexed) ? ways : [];
}

/**
 * What is found of a noun of which the actor sees some. Who sees few of its records has those looked through; who sees
 * many soon comes upon some of them among what is found.
 */
function branch(ctx: Context, { Class, subtitle, owner }: LinkedNoun, start: string, part: string): string {
  const { table, title } = nounOf(Class);
  const { name } = Class;
  const column = (key: string) => `t."${fieldOf(Class, key).column}"`;
  const ways = waysToSee(Class, policyOf(Class).visible(ctx.actor));
  const limited = ways.length > 0;
  const entries = `${ENTRIES} AND e.noun = '${name}' ${limited ? `AND (SELECT count(*) FROM few) >= ${FEW}` : ''}`;
  const all = (condition: string) => `(WITH f AS MATERIALIZED (${entries} AND ${condition}) SELECT * FROM f)`;
  const seen = ways
    .map((_, way) => `(SELECT t.id FROM "${table}" t WHERE :${name}Rows${way} LIMIT ${FEW})`)
    .join(' UNION ');
  const few = `(SELECT e.id, e.title, e.words FROM few JOIN search_entries e ON e.organization_id = :organizationId AND e.id = few.id
    WHERE (SELECT count(*) FROM few) < ${FEW} AND ${part} ORDER BY ${BEGINS} DESC, ${start} DESC LIMIT ${LOOKED_AT}) UNION ALL`;
  return `(${limited ? `WITH few AS MATERIALIZED (${seen})` : ''}
    SELECT '${name}' AS type, f.id, f.title AS folded, f.words, r.title, r.subtitle, coalesce(r.owner = :userId::uuid, false) AS mine
    FROM (${limited ? few : ''} ${all(`e.id = ANY(:recent::uuid[]) AND ${part}`)}
      UNION ALL (${entries} AND ${BEGINS} ORDER BY e.title LIMIT ${LOOKED_AT})
      UNION ALL ${all(start)} UNION ALL ${all(part)}) f
    CROSS JOIN LATERAL (SELECT ${column(title!)} AS title, ${column(subtitle)} AS subtitle, ${owner ? column(owner) : 'NULL::uuid'} AS owner
      FROM "${table}" t WHERE :${name}Rows AND t.id = f.id LIMIT 1) r LIMIT ${LOOKED_AT})`;
}
