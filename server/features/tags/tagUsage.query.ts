import type { Context } from '../../kernel/context.js';
import { policyOf } from '../../kernel/policy.js';
import { taggedNouns } from './tagged.js';

/** How many visible records have each tag, in the order of the names. */
export async function tagUsage(ctx: Context, names: readonly string[]): Promise<number[]> {
  const totals = new Map<string, number>();
  const nouns = taggedNouns().filter(({ Class }) => policyOf(Class).visible(ctx.actor) !== false);
  const counts = await Promise.all(
    nouns.map(({ Class, table }) =>
      ctx.db.rows<{ name: string; count: number }>(
        `SELECT w.name, count(*)::int AS count FROM unnest(:names::text[]) AS w(name)
         JOIN ${table} t ON t.organization_id = :organizationId AND t.tags @> ARRAY[w.name] WHERE :visible GROUP BY 1`,
        { names },
        { visible: { Class, alias: 't' } },
      ),
    ),
  );
  for (const { name, count } of counts.flat()) totals.set(name, (totals.get(name) ?? 0) + count);
  return names.map((name) => totals.get(name) ?? 0);
}
