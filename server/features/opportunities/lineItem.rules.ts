import { defineRules } from '../../kernel/rules.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import { lineAmounts } from './money.js';
import { Opportunity } from './opportunity.entity.js';

defineRules(OpportunityLineItem, {
  prepare: async (next, _before, ctx) => {
    if (next.opportunityId === undefined || next.unitPrice === undefined) return;
    const { currency } = await ctx.db.get(Opportunity, next.opportunityId, { deleted: true });
    Object.assign(next, lineAmounts(next, currency));
  },
});
