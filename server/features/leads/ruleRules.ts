import type { Context } from '../../kernel/context.js';
import { invalid, notFound } from '../../kernel/errors.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounOf } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { defineRules } from '../../kernel/rules.js';
import { Organization } from '../identity/organization.entity.js';
import { User } from '../identity/user.entity.js';
import { AssignmentRule } from './assignmentRule.entity.js';
import { compileCondition } from './holding.js';
import { Lead } from './lead.entity.js';
import { rescoreAllSoon } from './rescoreLeads.js';
import { engagementSources } from './scoreLeads.js';
import { LeadSettings, ScoreGroup, ScoringRule } from './scoring.entity.js';
import { seedScoring } from './seedScoring.js';

defineRules(Organization, {
  follow: async (_organization, before, ctx) => {
    if (!before) await seedScoring(ctx);
  },
});

defineRules(ScoringRule, {
  prepare: async (next, before, ctx) => {
    const Class = subjectOf(next);
    if (next.group === ScoreGroup.FIT) next.halfLifeDays = null;
    if (next.points === 0) throw invalid({ points: 'A rule without points does nothing.' });
    if (next.condition !== before?.condition) await checkCondition(ctx, Class, next.condition);
  },
  follow: (_rule, _before, ctx) => rescoreAllSoon(ctx),
});

/** Fit is about leads, engagement about what a later feature offers. */
function subjectOf(rule: ScoringRule): RecordClass {
  if (rule.group === ScoreGroup.FIT) {
    rule.subjectType = Lead.name;
    return Lead;
  }
  const names = engagementSources().map(({ Class }) => Class.name);
  const source = engagementSources().find(({ Class }) => Class.name === rule.subjectType);
  if (!source) throw invalid({ subjectType: `Engagement looks at ${names.join(' or ')}.` });
  return source.Class;
}

defineRules(LeadSettings, {
  prepare: (next) => {
    if (next.warmFrom >= next.hotFrom) throw invalid({ warmFrom: 'Warm begins below hot.' });
  },
  follow: (_settings, _before, ctx) => rescoreAllSoon(ctx),
});

defineRules(AssignmentRule, {
  prepare: async (next, before, ctx) => {
    if (next.condition !== before?.condition) await checkCondition(ctx, Lead, next.condition);
    next.userIds = [...new Set(next.userIds)];
    if (next.userIds.length === 0 && !next.teamId)
      throw invalid({ userIds: 'Name at least one person, or a team.' });
    const added = next.userIds.filter((id) => !before?.userIds.includes(id));
    if (added.length && (await ctx.db.find(User, { id: added })).length < added.length)
      throw notFound(nounOf(User).label);
  },
});

/** A condition has to be one that can be asked; INVALID says what is wrong with it. */
async function checkCondition(ctx: Context, Class: RecordClass, condition: FilterJson): Promise<void> {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition))
    throw invalid({ condition: 'Give a filter; {} for all.' });
  const params = new Params();
  const held = await compileCondition(ctx, Class, condition, 't', params);
  await ctx.db.read(`SELECT 1 FROM "${nounOf(Class).table}" t WHERE ${held} LIMIT 0`, params.values);
}
