import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Opportunity } from './opportunity.entity.js';
import { OpportunityCompetitor } from './opportunityCompetitor.entity.js';

const MAX_COMPETITORS = 50;

/** Makes exactly these competitors the ones in the race for an opportunity; its history tells their names. */
export async function setCompetitors(
  ctx: Context,
  opportunity: Opportunity,
  competitorIds: string[],
): Promise<Opportunity> {
  const wanted = [...new Set(competitorIds)];
  if (wanted.length > MAX_COMPETITORS)
    throw invalid({ competitorIds: `At most ${MAX_COMPETITORS} competitors.` });
  const links = await ctx.db.find(OpportunityCompetitor, { opportunityId: opportunity.id });
  const known = links.map(({ competitorId }) => competitorId);
  const gone = links.filter(({ competitorId }) => !wanted.includes(competitorId));
  const added = wanted.filter((id) => !known.includes(id));
  if (gone.length + added.length === 0) return opportunity;
  // Who may write it may link it, even if what they have just written is not theirs to see.
  ctx.loaders.prime(Opportunity, opportunity.id, opportunity);
  for (const link of gone) await ctx.db.remove(link);
  for (const competitorId of added)
    await ctx.db.create(OpportunityCompetitor, { opportunityId: opportunity.id, competitorId });
  const competitors = [await namesOf(ctx, known), await namesOf(ctx, wanted)] as [string[], string[]];
  return ctx.db.settle(opportunity, {}, { noted: { competitors } });
}

async function namesOf(ctx: Context, ids: string[]): Promise<string[]> {
  const competitors = await Promise.all(ids.map((id) => ctx.loaders.one(Competitor, id)));
  return competitors.flatMap((competitor) => competitor?.name ?? []);
}
