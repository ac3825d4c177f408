import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Competitor } from '../competitors/competitor.entity.js';
import type { Opportunity } from './opportunity.entity.js';
import { setCompetitors } from './setCompetitors.js';

/** Sets the competitors of an opportunity by their names; unknown ones are created by those who may. */
export async function setCompetitorNames(
  ctx: Context,
  opportunity: Opportunity,
  names: string[],
): Promise<Opportunity> {
  const known = await ctx.db.rows<{ id: string; name: string }>(
    `SELECT c.id, lower(c.name) AS name FROM competitors c
     WHERE c.organization_id = :organizationId AND :visible AND lower(c.name) = ANY(SELECT lower(n) FROM unnest(:names::text[]) n)`,
    { names },
    { visible: { Class: Competitor, alias: 'c' } },
  );
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  for (const name of names) {
    const key = name.toLowerCase();
    if (!ids.has(key)) ids.set(key, await create(ctx, name));
  }
  return setCompetitors(ctx, opportunity, [...ids.values()]);
}

async function create(ctx: Context, name: string): Promise<string> {
  if (!ctx.actor.can('competitor.create'))
    throw invalid({ competitors: `There is no competitor named "${name}".` });
  return (await ctx.db.create(Competitor, { name })).id;
}
