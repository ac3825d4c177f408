import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/write.js';
import { Opportunity } from './opportunity.entity.js';
import { type LineItemInput, setLineItems } from './setLineItems.js';
import { setTeam } from './setTeam.js';

/** What comes with an opportunity beside its own fields. */
export interface OpportunityParts {
  lineItems?: LineItemInput[] | null;
  teamUserIds?: string[] | null;
}

/** Creates an opportunity with its line items and team; the creator owns it unless somebody else is named. */
export async function createOpportunity(
  ctx: Context,
  input: Values & OpportunityParts,
): Promise<Opportunity> {
  const { lineItems, teamUserIds, ...values } = input;
  if (values.ownerId === undefined && ctx.origin === 'USER') values.ownerId = ctx.actor.userId;
  const opportunity = await ctx.db.create(Opportunity, values);
  return setParts(ctx, opportunity, { lineItems, teamUserIds });
}

/** Changes an opportunity; line items and team, when given, replace the former ones. */
export async function updateOpportunity(
  ctx: Context,
  input: Values & OpportunityParts & { id: string; version?: number | null },
): Promise<Opportunity> {
  const { id, version, lineItems, teamUserIds, ...patch } = input;
  const opportunity = await ctx.db.update(await ctx.db.get(Opportunity, id, { lock: true }), patch, {
    version,
  });
  return setParts(ctx, opportunity, { lineItems, teamUserIds });
}

async function setParts(
  ctx: Context,
  opportunity: Opportunity,
  parts: OpportunityParts,
): Promise<Opportunity> {
  if (parts.teamUserIds) await setTeam(ctx, opportunity, parts.teamUserIds);
  return parts.lineItems ? setLineItems(ctx, opportunity, parts.lineItems) : opportunity;
}
