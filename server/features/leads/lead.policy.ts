import { derivedFrom } from '../../kernel/columns.js';
import { definePolicy, followsParent, ownedBy, sharedBy } from '../../kernel/policy.js';
import { AssignmentRule } from './assignmentRule.entity.js';
import { LeadConversion } from './conversion.entity.js';
import { Lead, LeadStatus } from './lead.entity.js';
import { LeadScoreChange, LeadSettings, ScoringRule } from './scoring.entity.js';

definePolicy(Lead, {
  ...ownedBy<Lead>('lead', 'ownerId', ['convert', 'assign']),
  ruledOut: (lead) => (lead.status === LeadStatus.CONVERTED ? ['update', 'convert', 'assign'] : []),
});
derivedFrom(Lead, 'viewerCan', ['status']);
derivedFrom(Lead, 'fitGrade', ['fitScore']);
definePolicy(LeadConversion, followsParent(Lead, 'lead'));
definePolicy(LeadScoreChange, followsParent(Lead, 'lead'));
definePolicy(AssignmentRule, sharedBy<AssignmentRule>('assignmentRule'));
definePolicy(ScoringRule, sharedBy<ScoringRule>('scoringRule'));
definePolicy(LeadSettings, sharedBy<LeadSettings>('scoringRule'));
