import type { Context } from '../../kernel/context.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import type { AnalysisPeriod } from './analysisPeriod.js';

export interface OutcomeFigures {
  opened: number;
  won: number;
  lost: number;
  wonBase: string;
  lostBase: string;
  averageCycleDays: number | null;
}

const SCOPE = { opportunities: { Class: Opportunity, alias: 'o' } };

/**
 * How the visible opportunities of a pipeline came out. Opened counts by the day work began, won and lost by the day they
 * were closed, so the three are not parts of one whole. The sales cycle is the mean of closed day − opened day over the
 * won ones.
 */
export async function outcomeFigures(
  ctx: Context,
  pipelineId: string,
  period: AnalysisPeriod,
): Promise<OutcomeFigures> {
  const [row] = await ctx.db.rows<OutcomeFigures>(
    `SELECT count(*) FILTER (WHERE o.opened_on BETWEEN :from::date AND :to::date)::int AS opened,
       count(*) FILTER (WHERE closed.won)::int AS won, count(*) FILTER (WHERE closed.lost)::int AS lost,
       coalesce(sum(o.total_base) FILTER (WHERE closed.won), 0)::numeric(18,4)::text AS "wonBase",
       coalesce(sum(o.total_base) FILTER (WHERE closed.lost), 0)::numeric(18,4)::text AS "lostBase",
       (avg(o.closed_on - o.opened_on) FILTER (WHERE closed.won))::float8 AS "averageCycleDays"
     FROM opportunities o CROSS JOIN LATERAL (SELECT o.status = 'WON' AND inside AS won, o.status = 'LOST' AND inside AS lost
       FROM (SELECT o.closed_on BETWEEN :from::date AND :to::date AS inside) t) closed
     WHERE o.organization_id = :organizationId AND :opportunities AND o.pipeline_id = :pipelineId::uuid`,
    { pipelineId, from: period.from, to: period.to },
    SCOPE,
  );
  return row!;
}

export interface ReasonFigures {
  kind: 'LOST' | 'WON' | 'COMPETITOR';
  name: string | null;
  count: number;
  totalBase: string;
}

/**
 * Why the opportunities closed in the period were won and lost, and to whom: what was written, letter case and outer
 * spaces aside. The 50 most frequent of each kind; null stands for those without a reason. A loss to nobody in
 * particular is not listed among the competitors.
 */
export function reasonFigures(
  ctx: Context,
  pipelineId: string,
  period: AnalysisPeriod,
): Promise<ReasonFigures[]> {
  return ctx.db.rows<ReasonFigures>(
    `SELECT kind, name, count, "totalBase" FROM (
       SELECT r.kind, min(btrim(r.said) COLLATE "C") AS name, count(*)::int AS count, sum(o.total_base)::numeric(18,4)::text AS "totalBase",
         row_number() OVER (PARTITION BY r.kind ORDER BY count(*) DESC, sum(o.total_base) DESC, lower(btrim(r.said))) AS n
       FROM opportunities o CROSS JOIN LATERAL (VALUES ('LOST', nullif(btrim(o.lost_reason), ''), o.status = 'LOST'),
         ('WON', nullif(btrim(o.won_reason), ''), o.status = 'WON'),
         ('COMPETITOR', (SELECT c.name FROM competitors c WHERE c.organization_id = o.organization_id AND c.id = o.lost_to_competitor_id),
           o.status = 'LOST' AND o.lost_to_competitor_id IS NOT NULL AND :named::boolean)) r (kind, said, applies)
       WHERE o.organization_id = :organizationId AND :opportunities AND o.pipeline_id = :pipelineId::uuid
         AND o.closed_on BETWEEN :from::date AND :to::date AND r.applies
       GROUP BY r.kind, lower(btrim(r.said))) t
     WHERE n <= 50 ORDER BY kind, n`,
    { pipelineId, from: period.from, to: period.to, named: ctx.actor.can('competitor.view') },
    SCOPE,
  );
}
