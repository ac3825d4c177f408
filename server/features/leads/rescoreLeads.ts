import { newId } from '../../kernel/clock.js';
import { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import type { Services } from '../../kernel/services.js';
import { stable } from '../../kernel/value.js';
import { systemActor } from '../identity/signUp.js';
import { Lead, LeadStatus } from './lead.entity.js';
import { engagementReasons, fitReasons, scoreOf, scoringOf } from './scoreLeads.js';
import { LeadScoreChange } from './scoring.entity.js';

const BATCH = 500;

/**
 * Counts the scores of leads anew. It touches no version: whoever edits a lead meanwhile has no conflict with a number
 * that nobody writes. Each score that changed is kept with its reasons.
 */
async function rescore(ctx: Context, found: Lead[]): Promise<void> {
  const leads = found.filter(({ status }) => status !== LeadStatus.CONVERTED);
  if (leads.length === 0) return;
  const [scoring, fit, engagement] = await Promise.all([
    scoringOf(ctx),
    fitReasons(ctx, leads),
    engagementReasons(ctx, leads),
  ]);
  for (const lead of leads) {
    const reasons = [...(fit.get(lead.id) ?? []), ...(engagement.get(lead.id) ?? [])];
    const next = scoreOf(ctx, scoring, lead, reasons);
    if (
      stable(reasons) === stable(lead.scoreReasons) &&
      next.score === lead.score &&
      next.rating === lead.rating
    )
      continue;
    await ctx.db.rows(
      `UPDATE leads SET score = :score, fit_score = :fitScore, engagement_score = :engagementScore, rating = :rating, score_reasons = :reasons::jsonb
       WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
      { ...next, id: lead.id, reasons: JSON.stringify(reasons) },
    );
    if (next.score !== lead.score)
      await ctx.db.record(LeadScoreChange, { leadId: lead.id, ...next, reasons });
  }
}

const asOrganization = async (services: Services, organizationId: string): Promise<Context> => {
  const rows = await Context.housekeeping(services, 'scores').db.acrossOrganizations<{
    timeZone: string;
    baseCurrency: string;
  }>(
    'SELECT time_zone AS "timeZone", base_currency AS "baseCurrency" FROM organizations WHERE organization_id = $1',
    [organizationId],
  );
  const actor = systemActor(organizationId, rows[0]?.timeZone, rows[0]?.baseCurrency);
  return new Context({ services, actor, requestId: `scores-${newId()}`, origin: 'SYSTEM' });
};

/** After something happened with some leads. */
export const rescoreLeads = defineJob(
  'rescoreLeads',
  async ({ organizationId, ids }: { organizationId: string; ids: string[] }, services) => {
    const ctx = await asOrganization(services, organizationId);
    await ctx.db.tx(async () => rescore(ctx, await ctx.db.find(Lead, { id: ids }, { lock: true })));
  },
);

/** Counts a lead's score anew once the transaction around it is committed. */
export const rescoreSoon = (ctx: Context, leadId: string): Promise<void> =>
  ctx.db.enqueue(
    rescoreLeads.name,
    { organizationId: ctx.actor.organizationId, ids: [leadId] },
    { key: `rescoreLeads:${leadId}` },
  );

async function rescoreAll(services: Services, organizationId: string): Promise<void> {
  const ctx = await asOrganization(services, organizationId);
  let after: string | null = null;
  for (;;) {
    const leads: Lead[] = await ctx.db.tx(async () => {
      const found = await ctx.db.find(
        Lead,
        { status: { ne: LeadStatus.CONVERTED }, ...(after ? { id: { gt: after } } : {}) },
        { orderBy: [{ field: 'id' }], limit: BATCH, lock: true },
      );
      await rescore(ctx, found);
      return found;
    });
    if (leads.length < BATCH) return;
    after = leads.at(-1)!.id;
  }
}

/** After the scoring rules or limits changed. */
export const rescoreAllLeads = defineJob(
  'rescoreAllLeads',
  ({ organizationId }: { organizationId: string }, services) => rescoreAll(services, organizationId),
);

/** Counts all scores anew once the transaction around it is committed, unless there are none yet. */
export async function rescoreAllSoon(ctx: Context): Promise<void> {
  const [any] = await ctx.db.rows('SELECT 1 FROM leads WHERE organization_id = :organizationId LIMIT 1');
  const { organizationId } = ctx.actor;
  if (any)
    await ctx.db.enqueue(
      rescoreAllLeads.name,
      { organizationId },
      { key: `rescoreAllLeads:${organizationId}` },
    );
}

/** Points fade by the day. */
export const fadeLeadScores = defineJob(
  'fadeLeadScores',
  async (_payload: object, services) => {
    const { db } = Context.housekeeping(services, 'fadeLeadScores');
    const rows = await db.acrossOrganizations<{ id: string }>(
      `SELECT DISTINCT organization_id AS id FROM leads WHERE status <> 'CONVERTED' AND deleted_at IS NULL
         AND (engagement_score <> 0 OR manual_score IS NOT NULL)`,
    );
    for (const { id } of rows) await rescoreAll(services, id);
  },
  { every: '20 2 * * *' },
);
