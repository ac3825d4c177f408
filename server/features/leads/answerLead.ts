import type { Context } from '../../kernel/context.js';
import { Lead, LeadStatus } from './lead.entity.js';

/**
 * Notes that something happened with a lead; the first answer stops its clock and makes a new lead a contacted one.
 * The last activity only moves forward and touches no version.
 */
export async function answerLead(
  ctx: Context,
  leadId: string,
  { at, answers }: { at: string; answers: boolean },
): Promise<void> {
  await ctx.db.rows(
    `UPDATE leads SET last_activity_at = greatest(last_activity_at, :at::timestamptz) WHERE organization_id = :organizationId AND id = :leadId::uuid RETURNING id`,
    { leadId, at },
  );
  if (!answers) return;
  const lead = await ctx.db.get(Lead, leadId, { lock: true });
  if (lead.firstRespondedAt || lead.status === LeadStatus.CONVERTED) return;
  await ctx.db.settle(
    lead,
    {
      firstRespondedAt: at < lead.createdAt ? lead.createdAt : at,
      ...(lead.status === LeadStatus.NEW ? { status: LeadStatus.CONTACTED } : {}),
    },
    { event: 'answered' },
  );
}
