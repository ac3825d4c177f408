import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import {
  BEGINS,
  BY_TITLE,
  ENTRIES,
  type EntrySearch,
  type FoundRecord,
  LOOKED_AT,
  RECENT,
} from './foundRecord.js';
import type { Found } from './score.js';
import type { SearchedNoun } from './searchedNouns.js';

type FoundEntry = Pick<Found, 'id' | 'folded' | 'words'> & { type: string };

/** Without MATERIALIZED the plan would follow the order of names for the sake of a limit. */
const lazily = (entries: string, most = LOOKED_AT) =>
  `(WITH f AS MATERIALIZED (${entries}) SELECT * FROM f LIMIT ${most})`;

/**
 * So many entries of a noun are ranked one by one; where there are more, the best ways to match are looked for apart, and
 * no other where enough names begin with the text.
 */
const WHOLE = 100;

/** Of nouns whose records the actor sees all: one plan serves them all, and only what was found is read. */
export async function findAmongAll(
  ctx: Context,
  nouns: SearchedNoun[],
  { start, part, values }: EntrySearch,
): Promise<FoundRecord[]> {
  if (nouns.length === 0) return [];
  const entries = `${ENTRIES} AND e.noun = n.noun`;
  const begun = `(SELECT count(*) FROM begun) = ${LOOKED_AT}`;
  const many = `(SELECT count(*) FROM parts) = ${WHOLE}`;
  const found = await ctx.db.rows<FoundEntry>(
    `SELECT DISTINCT n.noun AS type, f.id, f.title AS folded, f.words FROM unnest(:nouns::text[]) n(noun) CROSS JOIN LATERAL (
       WITH begun AS MATERIALIZED (${entries} AND ${BEGINS} ${BY_TITLE} LIMIT ${LOOKED_AT}),
         parts AS MATERIALIZED (SELECT * FROM ${lazily(`${entries} AND ${part}`, WHOLE)} p WHERE NOT ${begun})
       SELECT * FROM begun UNION ALL SELECT * FROM parts
       UNION ALL (SELECT * FROM ${lazily(`${entries} AND ${RECENT} AND ${part}`)} p WHERE ${begun} OR ${many})
       UNION ALL (SELECT * FROM ${lazily(`${entries} AND ${start}`)} p WHERE ${many})) f`,
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
  { Class, subtitle, owner }: SearchedNoun,
  found: FoundEntry[],
): Promise<FoundRecord[]> {
  const params = new Params();
  const column = (key: string | null) => (key ? `t."${fieldOf(Class, key).column}"` : 'NULL');
  const { table, title } = nounOf(Class);
  const rows = await ctx.db.read(
    `SELECT t.id, ${column(title!)}, ${column(subtitle)}, ${column(owner)} FROM "${table}" t
     WHERE ${ctx.db.conditions(Class, {}, 't', params)} AND t.id = ANY(${params.add(found.map(({ id }) => id))}::uuid[])`,
    params.values,
  );
  const byId = new Map(rows.map((row) => [row[0] as string, row]));
  return found.flatMap((each) => {
    const row = byId.get(each.id);
    if (!row) return [];
    const [, shown, detail, ownerId] = row as [string, string, string | null, string | null];
    const mine = ownerId !== null && ownerId === ctx.actor.userId;
    return Object.assign(each, { title: shown, subtitle: detail, mine });
  });
}
