import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { AssignmentRule } from './assignmentRule.entity.js';
import { LeadConversion } from './conversion.entity.js';
import { Lead } from './lead.entity.js';
import './lead.policy.js';
import { leadResolvers } from './lead.resolver.js';
import './lead.rules.js';
import { fadeLeadScores, rescoreAllLeads, rescoreLeads } from './rescoreLeads.js';
import './ruleRules.js';
import { ruleResolvers } from './rules.resolver.js';
import { LeadScoreChange, LeadSettings, ScoringRule } from './scoring.entity.js';

hasMany(Client, 'leads', Lead, 'convertedClientId', {
  description: 'Leads that became the client.',
  orderBy: [{ field: 'id', direction: 'DESC' }],
});
hasMany(Lead, 'scoreHistory', LeadScoreChange, 'leadId', {
  description: 'How its score changed, the latest first.',
  orderBy: [{ field: 'id', direction: 'DESC' }],
  paged: false,
});

export const leads: Feature = {
  name: 'leads',
  entities: [AssignmentRule, Lead, ScoringRule, LeadSettings, LeadScoreChange, LeadConversion],
  resolvers: [...leadResolvers, ...ruleResolvers],
  jobs: [rescoreLeads as never, rescoreAllLeads as never, fadeLeadScores as never],
};
