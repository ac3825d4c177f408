import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Opportunity } from './opportunity.entity.js';

@Noun({
  table: 'opportunity_competitors',
  plural: 'opportunityCompetitors',
  label: 'Competitor of an opportunity',
  partOf: 'opportunity',
  description: 'That a competitor is in the race for an opportunity.',
})
export class OpportunityCompetitor extends BaseRecord {
  @BelongsTo(() => Opportunity, 'The opportunity.')
  opportunityId: string;

  @BelongsTo(() => Competitor, 'The competitor.')
  competitorId: string;
}
