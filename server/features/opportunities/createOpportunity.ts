import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Opportunity } from './opportunity.entity.js';
import { repriceLineItems } from './repriceLineItems.js';
import { setCompetitors } from './setCompetitors.js';
import { type LineItemInput, setLineItems } from './setLineItems.js';
import { setTeam } from './setTeam.js';

/** What comes with an opportunity beside its own fields. */
export interface OpportunityParts {
  lineItems?: LineItemInput[] | null;
  teamUserIds?: string[] | null;
  competitorIds?: string[] | null;
}

/** Creates an opportunity with its line items, team and competitors; the creator owns it unless somebody else is named. */
export async function createOpportunity(
  ctx: Context,
  input: Values & OpportunityParts,
): Promise<Opportunity> {
  const { lineItems, teamUserIds, competitorIds, ...values } = input;
  if (values.ownerId === undefined && ctx.origin === 'USER') values.ownerId = ctx.actor.userId;
  const opportunity = await ctx.db.create(Opportunity, values);
  return setParts(ctx, opportunity, { lineItems, teamUserIds, competitorIds });
}

/**
 * Changes an opportunity; line items, team and competitors, when given, replace the former ones. With `repriceLineItems`
 * the lines with products then take the prices that hold now.
 */
export async function updateOpportunity(
  ctx: Context,
  input: Values &
    OpportunityParts & { id: string; version?: number | null; repriceLineItems?: boolean | null },
): Promise<Opportunity> {
  const { id, version, lineItems, teamUserIds, competitorIds, repriceLineItems: reprice, ...patch } = input;
  const opportunity = await ctx.db.update(await ctx.db.get(Opportunity, id, { lock: true }), patch, {
    version,
  });
  const changed = await setParts(ctx, opportunity, { lineItems, teamUserIds, competitorIds });
  return reprice ? repriceLineItems(ctx, changed) : changed;
}

async function setParts(ctx: Context, given: Opportunity, parts: OpportunityParts): Promise<Opportunity> {
  let opportunity = given;
  if (parts.teamUserIds) await setTeam(ctx, opportunity, parts.teamUserIds);
  if (parts.competitorIds) opportunity = await setCompetitors(ctx, opportunity, parts.competitorIds);
  return parts.lineItems ? setLineItems(ctx, opportunity, parts.lineItems) : opportunity;
}
