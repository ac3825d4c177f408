import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { ClientOpportunitiesResolver } from './clientOpportunities.resolver.js';
import { CompetitorFiguresResolver } from './competitorFigures.resolver.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import './lineItem.rules.js';
import { Opportunity } from './opportunity.entity.js';
import './opportunity.policy.js';
import { opportunityResolvers } from './opportunity.resolver.js';
import './opportunity.rules.js';
import { OpportunityCompetitor } from './opportunityCompetitor.entity.js';
import { ProductSalesResolver } from './productSales.resolver.js';
import { StageChange } from './stageChange.entity.js';
import { compactStageTotals } from './stageTotals.js';
import { OpportunityTeamMember } from './teamMember.entity.js';

const plain = { paged: false };
hasMany(Client, 'opportunities', Opportunity, 'clientId', {
  description: 'Opportunities with the client, newest first.',
  orderBy: [{ field: 'id', direction: 'DESC' }],
});
hasMany(Opportunity, 'lineItems', OpportunityLineItem, 'opportunityId', {
  ...plain,
  description: 'Line items in order.',
  orderBy: [{ field: 'position', direction: 'ASC' }],
});
hasMany(Opportunity, 'team', OpportunityTeamMember, 'opportunityId', {
  ...plain,
  description: 'Who works on it besides the owner.',
});
hasMany(Opportunity, 'competitors', OpportunityCompetitor, 'opportunityId', {
  ...plain,
  description: 'Competitors in the race.',
});
hasMany(Opportunity, 'stageHistory', StageChange, 'opportunityId', {
  ...plain,
  description: 'The stages it went through, first one first.',
  orderBy: [{ field: 'enteredAt', direction: 'ASC' }],
});

export const opportunities: Feature = {
  name: 'opportunities',
  entities: [Opportunity, OpportunityLineItem, OpportunityTeamMember, OpportunityCompetitor, StageChange],
  resolvers: [
    ...opportunityResolvers,
    ClientOpportunitiesResolver,
    ProductSalesResolver,
    CompetitorFiguresResolver,
  ],
  jobs: [compactStageTotals as never],
};
