import type { Context } from '../../kernel/context.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import type { AnalysisPeriod } from './analysisPeriod.js';

export interface StageFigures {
  stageId: string;
  entered: number;
  movedOn: number;
  lost: number;
  averageDays: number | null;
  medianDays: number | null;
}

/**
 * What became of the visible opportunities that entered each open stage for the first time in the period; each counts
 * once per stage, and what happened to it afterwards counts even after the period.
 * - movedOn: later entered an open stage further on in the pipeline, or a won stage;
 * - lost: lost now, and this was the last open stage it was in (one that moved on, came back and was lost counts in both);
 * - days: from each entry to the next move, several stays added up; opportunities that are still there are left out,
 *   so that the figure never mixes finished stays with running ones.
 */
export function stageFigures(
  ctx: Context,
  pipelineId: string,
  period: AnalysisPeriod,
): Promise<StageFigures[]> {
  return ctx.db.rows<StageFigures>(
    `WITH stays AS (SELECT c.opportunity_id, c.stage_id, c.entered_at, c.left_at, s.kind, s.position, o.status
         FROM opportunities o
         JOIN stage_changes c ON c.organization_id = o.organization_id AND c.opportunity_id = o.id AND c.deleted_at IS NULL
         JOIN pipeline_stages s ON s.organization_id = c.organization_id AND s.id = c.stage_id
         WHERE o.organization_id = :organizationId AND :opportunities AND o.pipeline_id = :pipelineId::uuid),
       visits AS (SELECT opportunity_id, stage_id, position, status, min(entered_at) AS entered_at, bool_or(left_at IS NULL) AS here,
           (extract(epoch FROM sum(left_at - entered_at)) / 86400)::float8 AS days,
           row_number() OVER (PARTITION BY opportunity_id ORDER BY max(entered_at) DESC, position DESC) = 1 AS is_last
         FROM stays WHERE kind = 'OPEN' GROUP BY opportunity_id, stage_id, position, status),
       cohort AS (SELECT * FROM visits
         WHERE entered_at >= :from::date::timestamp AT TIME ZONE :zone AND entered_at < (:to::date + 1)::timestamp AT TIME ZONE :zone),
       moved AS (SELECT DISTINCT v.opportunity_id, v.stage_id FROM cohort v JOIN stays n ON n.opportunity_id = v.opportunity_id
         AND n.entered_at >= v.entered_at AND (n.kind = 'WON' OR n.kind = 'OPEN' AND n.position > v.position))
     SELECT v.stage_id AS "stageId", count(*)::int AS entered, count(m.stage_id)::int AS "movedOn",
       count(*) FILTER (WHERE v.status = 'LOST' AND v.is_last)::int AS lost,
       avg(v.days) FILTER (WHERE NOT v.here) AS "averageDays",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY v.days) FILTER (WHERE NOT v.here) AS "medianDays"
     FROM cohort v LEFT JOIN moved m ON m.opportunity_id = v.opportunity_id AND m.stage_id = v.stage_id
     GROUP BY v.stage_id`,
    { pipelineId, ...period },
    { opportunities: { Class: Opportunity, alias: 'o' } },
  );
}
