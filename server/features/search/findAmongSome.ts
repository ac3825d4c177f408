import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { policyOf } from '../../kernel/policy.js';
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

/** Where fewer entries than these are one's own and match, the best of all of them are found. */
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
  const people = nouns.flatMap(({ Class }) => {
    const users = policyOf(Class).people?.(ctx.actor);
    return users ? [[`${Class.name}People`, users]] : [];
  });
  return ctx.db.rows<FoundRecord>(
    nouns.map((noun) => branch(noun, search)).join(' UNION ALL '),
    { ...search.values, ...Object.fromEntries(people) },
    Object.fromEntries(nouns.map(({ Class }) => [`${Class.name}Rows`, { Class, alias: 't', filter: {} }])),
  );
}

/** What is found of one noun: of those with few matches of their own the best, of others whatever is come upon first. */
function branch({ Class, subtitle, owner }: SearchedNoun, { start, part }: EntrySearch): string {
  const { table, title } = nounOf(Class);
  const { name } = Class;
  const column = (key: string | null, type: string) =>
    key ? `t."${fieldOf(Class, key).column}"` : `NULL::${type}`;
  const told = Boolean(policyOf(Class).people);
  const whose = `e.noun = '${name}'${told ? ` AND e.people && :${name}People::uuid[]` : ''}`;
  // People are of one organization: asked for that as well, the index would go through all of its entries.
  const own = told
    ? `WITH own AS MATERIALIZED (SELECT e.id, e.title, e.words FROM search_entries e WHERE ${whose} AND ${part} LIMIT ${FEW}), many AS MATERIALIZED (SELECT count(*) = ${FEW} AS so FROM own)`
    : '';
  const best = told
    ? `(SELECT e.* FROM own e WHERE NOT (SELECT so FROM many) ORDER BY ${BEGINS} DESC, ${start} DESC, ${RECENT} DESC LIMIT ${LOOKED_AT}) UNION ALL`
    : '';
  const any = `${ENTRIES} AND ${whose}${told ? ' AND (SELECT so FROM many)' : ''}`;
  const all = (condition: string) => `(WITH f AS MATERIALIZED (${any} AND ${condition}) SELECT * FROM f)`;
  return `(${own}
    SELECT '${name}' AS type, f.id, f.title AS folded, f.words, r.title, r.subtitle, coalesce(r.owner = :userId::uuid, false) AS mine
    FROM (${best} ${all(`${RECENT} AND ${part}`)}
      UNION ALL (${any} AND ${BEGINS} ${BY_TITLE} LIMIT ${LOOKED_AT})
      UNION ALL ${all(start)} UNION ALL ${all(part)}) f
    CROSS JOIN LATERAL (SELECT ${column(title!, 'text')} AS title, ${column(subtitle, 'text')} AS subtitle, ${column(owner, 'uuid')} AS owner
      FROM "${table}" t WHERE :${name}Rows AND t.id = f.id LIMIT 1) r LIMIT ${LOOKED_AT})`;
}
