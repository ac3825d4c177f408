import type { Context } from '../../kernel/context.js';
import { Opportunity } from './opportunity.entity.js';

export interface CompetitorFigures {
  open: number;
  won: number;
  lost: number;
  lostTo: number;
  openBase: string;
  wonBase: string;
  lostBase: string;
  lostToBase: string;
}

const NONE: CompetitorFigures = {
  open: 0,
  won: 0,
  lost: 0,
  lostTo: 0,
  openBase: '0.0000',
  wonBase: '0.0000',
  lostBase: '0.0000',
  lostToBase: '0.0000',
};

/**
 * How the visible opportunities against each competitor stand: those it is in the race for and those lost to it. One
 * statement for all competitors of a list.
 */
export function competitorFigures(ctx: Context, competitorId: string): Promise<CompetitorFigures> {
  return ctx.loaders.custom('competitorFigures', competitorId, async (ids) => {
    const rows = await ctx.db.rows<CompetitorFigures & { id: string }>(
      `SELECT r.competitor_id AS id, count(*) FILTER (WHERE o.status = 'OPEN')::int AS open, count(*) FILTER (WHERE o.status = 'WON')::int AS won,
         count(*) FILTER (WHERE o.status = 'LOST')::int AS lost, count(*) FILTER (WHERE o.lost_to_competitor_id = r.competitor_id)::int AS "lostTo",
         coalesce(sum(o.total_base) FILTER (WHERE o.status = 'OPEN'), 0)::numeric(18,4) AS "openBase",
         coalesce(sum(o.total_base) FILTER (WHERE o.status = 'WON'), 0)::numeric(18,4) AS "wonBase",
         coalesce(sum(o.total_base) FILTER (WHERE o.status = 'LOST'), 0)::numeric(18,4) AS "lostBase",
         coalesce(sum(o.total_base) FILTER (WHERE o.lost_to_competitor_id = r.competitor_id), 0)::numeric(18,4) AS "lostToBase"
       FROM (SELECT l.competitor_id, l.opportunity_id FROM opportunity_competitors l
           WHERE l.organization_id = :organizationId AND l.competitor_id = ANY(:ids::uuid[]) AND l.deleted_at IS NULL
         UNION SELECT x.lost_to_competitor_id, x.id FROM opportunities x
           WHERE x.organization_id = :organizationId AND x.lost_to_competitor_id = ANY(:ids::uuid[])) r
       JOIN opportunities o ON o.id = r.opportunity_id WHERE :scope GROUP BY r.competitor_id`,
      { ids },
      { scope: { Class: Opportunity, alias: 'o' } },
    );
    const byId = new Map(rows.map(({ id, ...figures }) => [id, figures]));
    return ids.map((id) => byId.get(id) ?? NONE);
  });
}
