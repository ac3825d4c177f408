import type { Context } from '../../kernel/context.js';
import type { Opportunity } from './opportunity.entity.js';
import { OpportunityTeamMember } from './teamMember.entity.js';

/** Makes exactly these users the team of an opportunity. */
export async function setTeam(ctx: Context, opportunity: Opportunity, userIds: string[]): Promise<void> {
  const members = await ctx.db.find(OpportunityTeamMember, { opportunityId: opportunity.id });
  for (const member of members) if (!userIds.includes(member.userId)) await ctx.db.remove(member);
  for (const userId of new Set(userIds))
    if (!members.some((member) => member.userId === userId))
      await ctx.db.create(OpportunityTeamMember, { opportunityId: opportunity.id, userId });
}
