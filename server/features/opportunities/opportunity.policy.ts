import { definePolicy, followsParent, ownerRule, usersIn } from '../../kernel/policy.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import { Opportunity } from './opportunity.entity.js';
import { OpportunityCompetitor } from './opportunityCompetitor.entity.js';
import { StageChange } from './stageChange.entity.js';
import { OpportunityTeamMember } from './teamMember.entity.js';

definePolicy(Opportunity, {
  visible: (actor) => {
    const rule = ownerRule(actor, 'opportunity.view', 'ownerId');
    return typeof rule === 'boolean'
      ? rule
      : { or: [rule, { team: { some: { userId: { eq: actor.userId } } } }] };
  },
  owners: (opportunity) => [opportunity.ownerId],
  people: (actor) => usersIn(actor, 'opportunity.view'),
  verbs: ['move', 'win', 'lose', 'reopen'],
});
definePolicy(OpportunityLineItem, followsParent(Opportunity, 'opportunity'));
definePolicy(OpportunityCompetitor, followsParent(Opportunity, 'opportunity'));
definePolicy(OpportunityTeamMember, followsParent(Opportunity, 'opportunity'));
definePolicy(StageChange, followsParent(Opportunity, 'opportunity'));
