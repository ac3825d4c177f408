import { DateTime } from 'luxon';
import { instantText, now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import { defineRules } from '../../kernel/rules.js';
import { sameValue, stable } from '../../kernel/value.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { chooseOwner } from './chooseOwner.js';
import { Lead, LeadStatus } from './lead.entity.js';
import { fitReasons, scoreOf, scoringOf } from './scoreLeads.js';
import { LeadScoreChange } from './scoring.entity.js';

defineRules(Lead, {
  prepare: async (next, before, ctx) => {
    refuseWhenConverted(next, before);
    next.name = nameOf(next);
    await checkCustomFields(next, before, ctx);
    if (next.status !== LeadStatus.UNQUALIFIED) next.unqualifiedReason = null;
    if (next.status !== LeadStatus.CONVERTED) await score(next, ctx);
    await assign(next, before, ctx);
    await runClock(next, before, ctx);
  },
  follow: async (row, before, ctx) => {
    if (before ? row.score !== before.score : row.score !== 0)
      await ctx.db.record(LeadScoreChange, {
        leadId: row.id,
        score: row.score,
        fitScore: row.fitScore,
        engagementScore: row.engagementScore,
        rating: row.rating,
        reasons: row.scoreReasons,
      });
  },
});

/** What was converted stays as it was; only converting converts, and only its undo takes that back. */
function refuseWhenConverted(next: Lead, before: Lead | null): void {
  const converted = next.status === LeadStatus.CONVERTED;
  if (converted !== (next.convertedAt !== null))
    throw invalid({
      status: converted ? 'Convert the lead instead.' : 'Undo the conversion of the lead instead.',
    });
  if (!converted || before?.status !== LeadStatus.CONVERTED) return;
  const changed = [...fieldsOf(Lead).values()].find(
    (field) =>
      field.write !== 'NEVER' &&
      field.key in before &&
      !sameValue(field, before[field.key as keyof Lead], next[field.key as keyof Lead]) &&
      field.key !== 'deletedAt',
  );
  if (changed) throw invalid({ [changed.key]: 'A converted lead is read-only. Undo its conversion first.' });
}

/** What people call the lead. */
function nameOf({ firstName, lastName, companyName, email }: Lead): string {
  const name = [firstName, lastName].filter(Boolean).join(' ') || companyName || email;
  if (!name) throw invalid({ lastName: 'Give the lead a name, a company or an e-mail address.' });
  return name;
}

/** The lead itself decides over its fit at once; what happens with it is counted by a job. */
async function score(next: Lead, ctx: Context): Promise<void> {
  const [scoring, fit] = await Promise.all([scoringOf(ctx), fitReasons(ctx, [next])]);
  const engagement = next.scoreReasons.filter(({ group }) => group === 'ENGAGEMENT');
  const reasons = [...(fit.get(next.id) ?? []), ...engagement];
  if (stable(reasons) !== stable(next.scoreReasons)) next.scoreReasons = reasons;
  Object.assign(next, scoreOf(ctx, scoring, next, next.scoreReasons));
}

/** A new lead without an owner goes to whom the rules choose; without a rule to whoever enters it. */
async function assign(next: Lead, before: Lead | null, ctx: Context): Promise<void> {
  if (!before && !next.ownerId) {
    const chosen = await chooseOwner(ctx, next);
    if (chosen) return void Object.assign(next, chosen, { assignedAt: now() });
    if (ctx.origin === 'USER') next.ownerId = ctx.actor.userId;
  }
  if (next.ownerId === (before?.ownerId ?? null) || next.assignedAt !== (before?.assignedAt ?? null)) return;
  next.assignmentRuleId = null;
  next.assignedAt = next.ownerId && now();
}

/** The clock of the first answer runs while a lead is new. */
async function runClock(next: Lead, before: Lead | null, ctx: Context): Promise<void> {
  if (!before && next.status === LeadStatus.NEW) {
    const { firstResponseHours } = await scoringOf(ctx);
    next.respondBy = instantText(
      DateTime.fromISO(next.createdAt).plus({ hours: firstResponseHours }).toJSDate(),
    );
  }
  const answered: string[] = [LeadStatus.CONTACTED, LeadStatus.QUALIFIED, LeadStatus.CONVERTED];
  if (before?.status === LeadStatus.NEW && answered.includes(next.status)) next.firstRespondedAt ??= now();
}
