import { TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';
import { Opportunity } from './opportunity.entity.js';

@Noun({
  table: 'opportunity_team_members',
  plural: 'opportunityTeamMembers',
  label: 'Team member',
  partOf: 'opportunity',
  description: 'Somebody who works on an opportunity besides its owner, and therefore sees it.',
})
export class OpportunityTeamMember extends BaseRecord {
  @BelongsTo(() => Opportunity, 'The opportunity.')
  opportunityId: string;

  @BelongsTo(() => User, 'The user.')
  userId: string;

  @TextField('Part in the team.', { nullable: true, max: 200 })
  role: string | null;
}
