import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Lead } from './lead.entity.js';

export const LeadOrigin = choices('LeadOrigin', 'By what leads are counted.', {
  CAMPAIGN: 'By campaign.',
  SOURCE: 'By source.',
  MEDIUM: 'By medium.',
});

export interface LeadCampaign {
  name: string | null;
  leads: number;
  qualified: number;
  converted: number;
  conversionRate: number;
  averageScore: number;
  won: number;
  wonAmount: string | null;
}

const COLUMNS: Record<keyof typeof LeadOrigin, string> = {
  CAMPAIGN: 'l.campaign',
  SOURCE: 'l.source',
  MEDIUM: 'l.medium',
};

/**
 * What came of the visible leads that were created in the period, by where they came from. Converted leads count as
 * qualified; won are the opportunities they were converted into, in the base currency.
 */
export async function leadCampaigns(
  ctx: Context,
  range: { from: string | null; to: string | null },
  by: keyof typeof LeadOrigin,
): Promise<LeadCampaign[]> {
  const rows = await ctx.db.rows<Omit<LeadCampaign, 'conversionRate'>>(
    `SELECT ${COLUMNS[by]} AS name, count(*)::int AS leads, count(*) FILTER (WHERE l.status IN ('QUALIFIED', 'CONVERTED'))::int AS qualified,
       count(*) FILTER (WHERE l.status = 'CONVERTED')::int AS converted, round(avg(l.score))::int AS "averageScore",
       count(o.id)::int AS won, coalesce(sum(o.total_base), 0)::numeric(18,4)::text AS "wonAmount"
     FROM leads l LEFT JOIN opportunities o ON o.organization_id = l.organization_id AND o.id = l.converted_opportunity_id AND o.status = 'WON' AND :opportunities
     WHERE l.organization_id = :organizationId AND :leads
       AND (:from::date IS NULL OR l.created_at >= :from::date::timestamp AT TIME ZONE :zone)
       AND (:to::date IS NULL OR l.created_at < (:to::date + 1)::timestamp AT TIME ZONE :zone)
     GROUP BY 1 ORDER BY leads DESC, name NULLS LAST LIMIT 200`,
    { ...range, zone: ctx.actor.timeZone },
    { leads: { Class: Lead, alias: 'l' }, opportunities: { Class: Opportunity, alias: 'o' } },
  );
  const amounts = ctx.actor.can('opportunity.viewAmount');
  return rows.map((row) => ({
    ...row,
    conversionRate: row.converted / row.leads,
    wonAmount: amounts ? row.wonAmount : null,
  }));
}
