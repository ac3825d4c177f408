import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { Client } from '../clients/client.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export interface HomeFigures {
  openCount: number;
  openBase: string | null;
  weightedBase: string | null;
  wonCount: number;
  wonBase: string | null;
  lostCount: number;
  winRate: number | null;
  newClients: number;
  overdueCount: number;
  rottenCount: number;
  currency: string;
  from: string;
  to: string;
}

/** The numbers of the home page over what the viewer may see; the period is the running quarter when none is given. */
export async function homeFigures(
  ctx: Context,
  from: string | null,
  to: string | null,
): Promise<HomeFigures> {
  const now = DateTime.now().setZone(ctx.actor.timeZone);
  const period = {
    from: from ?? now.startOf('quarter').toISODate()!,
    to: to ?? now.endOf('quarter').toISODate()!,
    zone: ctx.actor.timeZone,
  };
  const [row] = await ctx.db.rows<Omit<HomeFigures, 'winRate' | 'currency' | 'from' | 'to'>>(
    `SELECT o.*, c.*, i.* FROM
     (SELECT count(*) FILTER (WHERE t.status = 'OPEN')::int AS "openCount",
        coalesce(sum(t.total_base) FILTER (WHERE t.status = 'OPEN'), 0)::text AS "openBase",
        coalesce(sum(t.weighted_base) FILTER (WHERE t.status = 'OPEN'), 0)::text AS "weightedBase",
        count(*) FILTER (WHERE t.status = 'WON' AND t.closed_on BETWEEN :from::date AND :to::date)::int AS "wonCount",
        coalesce(sum(t.total_base) FILTER (WHERE t.status = 'WON' AND t.closed_on BETWEEN :from::date AND :to::date), 0)::text AS "wonBase",
        count(*) FILTER (WHERE t.status = 'LOST' AND t.closed_on BETWEEN :from::date AND :to::date)::int AS "lostCount",
        count(*) FILTER (WHERE t.status = 'OPEN' AND greatest(t.stage_entered_at, t.last_activity_at) < now() - make_interval(days => coalesce(s.rotten_days, p.rotten_days)))::int AS "rottenCount"
      FROM opportunities t
      JOIN pipeline_stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
      JOIN pipelines p ON p.organization_id = t.organization_id AND p.id = t.pipeline_id
      WHERE :opportunities AND (t.status = 'OPEN' OR t.closed_on BETWEEN :from::date AND :to::date)) o,
     (SELECT count(*)::int AS "newClients" FROM clients t WHERE :clients
        AND t.created_at >= :from::date::timestamp AT TIME ZONE :zone AND t.created_at < (:to::date + 1)::timestamp AT TIME ZONE :zone) c,
     (SELECT count(*)::int AS "overdueCount" FROM interactions t WHERE :interactions AND t.status = 'PLANNED' AND t.scheduled_at < now()) i
     WHERE :organizationId::uuid IS NOT NULL`,
    period,
    {
      opportunities: { Class: Opportunity, alias: 't' },
      clients: { Class: Client, alias: 't' },
      interactions: { Class: Interaction, alias: 't' },
    },
  );
  const closed = row!.wonCount + row!.lostCount;
  const hidden = ctx.actor.can('opportunity.viewAmount')
    ? {}
    : { openBase: null, weightedBase: null, wonBase: null };
  return {
    ...row!,
    ...hidden,
    winRate: closed === 0 ? null : row!.wonCount / closed,
    currency: ctx.actor.baseCurrency,
    from: period.from,
    to: period.to,
  };
}
