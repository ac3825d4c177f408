import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { peopleSeen, policyOf } from '../../kernel/policy.js';
import { inText, type Wanted } from '../../kernel/searchEntries.js';
import { fold } from '../../kernel/searchText.js';
import { type FoundRecord, LOOKED_AT } from './foundRecord.js';
import type { SearchedNoun } from './searchedNouns.js';

/** Of so many with the words the records are read. */
const MOST = 1000;

/**
 * Records of these nouns in whose description or custom fields each word begins a word, those changed last first. They
 * rank below whatever is found by name.
 */
export async function findDetails(
  ctx: Context,
  nouns: SearchedNoun[],
  wanted: Wanted,
): Promise<FoundRecord[]> {
  const values: Record<string, unknown> = { userId: ctx.actor.userId };
  const words = inText(wanted, 'd.words', (value) => {
    values.words = value;
    return ':words';
  });
  const seen = nouns.filter(
    ({ Class }) => nounOf(Class).details && policyOf(Class).visible(ctx.actor) !== false,
  );
  if (!words || seen.length === 0) return [];
  for (const { Class } of seen) values[`${Class.name}People`] = peopleSeen(ctx.actor, Class) ?? [];
  const rows = await ctx.db.rows<Omit<FoundRecord, 'folded' | 'words'>>(
    seen.map((noun) => branch(noun, words, peopleSeen(ctx.actor, noun.Class) !== null)).join(' UNION ALL '),
    values,
    Object.fromEntries(seen.map(({ Class }) => [`${Class.name}Rows`, { Class, alias: 't', filter: {} }])),
  );
  return rows.map((row) => ({ ...row, folded: fold(row.title), words: '' }));
}

function branch({ Class, subtitle, owner }: SearchedNoun, words: string, byPeople: boolean): string {
  const { table, title } = nounOf(Class);
  const { name } = Class;
  const column = (key: string | null) => (key ? `t."${fieldOf(Class, key).column}"` : 'NULL');
  const whose = byPeople ? `d.people && :${name}People::uuid[]` : 'd.organization_id = :organizationId';
  return `(SELECT '${name}' AS type, t.id, ${column(title!)}::text AS title, ${column(subtitle)}::text AS subtitle,
      coalesce(${column(owner)}::uuid = :userId::uuid, false) AS mine
    FROM (SELECT d.id FROM search_details d WHERE ${whose} AND d.noun = '${name}' AND ${words} LIMIT ${MOST}) d
    JOIN "${table}" t ON t.organization_id = :organizationId AND t.id = d.id AND :${name}Rows ORDER BY t.updated_at DESC, t.id DESC LIMIT ${LOOKED_AT})`;
}
