import type { Context } from '../../kernel/context.js';
import { fieldOf, fieldsOf } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounOf } from '../../kernel/noun.js';
import { policyOf, type RowRule } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import {
  BEGINS,
  BY_TITLE,
  ENTRIES,
  type EntrySearch,
  type FoundRecord,
  LOOKED_AT,
  RECENT,
} from './foundRecord.js';
import type { SearchedNoun } from './searchedNouns.js';

/** Who sees fewer records of a noun than these has all of them looked through. */
const FEW = 2000;

/**
 * Of nouns of which the actor sees some: entries are joined to their records under the row policy before anything
 * counts, so nothing is found, nor pushed aside, by what is hidden.
 */
export async function findAmongSome(
  ctx: Context,
  nouns: SearchedNoun[],
  search: EntrySearch,
): Promise<FoundRecord[]> {
  if (nouns.length === 0) return [];
  return ctx.db.rows<FoundRecord>(
    nouns.map((noun) => branch(ctx, noun, search)).join(' UNION ALL '),
    search.values,
    Object.fromEntries(nouns.flatMap(({ Class }) => rowsOf(ctx, Class))),
  );
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
 * What is found of one noun. Who sees few of its records has those looked through; who sees many soon comes upon some of
 * them among what is found.
 */
function branch(
  ctx: Context,
  { Class, subtitle, owner }: SearchedNoun,
  { start, part }: EntrySearch,
): string {
  const { table, title } = nounOf(Class);
  const { name } = Class;
  const column = (key: string | null, type: string) =>
    key ? `t."${fieldOf(Class, key).column}"` : `NULL::${type}`;
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
    FROM (${limited ? few : ''} ${all(`${RECENT} AND ${part}`)}
      UNION ALL (${entries} AND ${BEGINS} ${BY_TITLE} LIMIT ${LOOKED_AT})
      UNION ALL ${all(start)} UNION ALL ${all(part)}) f
    CROSS JOIN LATERAL (SELECT ${column(title!, 'text')} AS title, ${column(subtitle, 'text')} AS subtitle, ${column(owner, 'uuid')} AS owner
      FROM "${table}" t WHERE :${name}Rows AND t.id = f.id LIMIT 1) r LIMIT ${LOOKED_AT})`;
}
