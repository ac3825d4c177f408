import { Decimal } from 'decimal.js';
import { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { defineJob } from '../../kernel/jobs.js';
import { Params } from '../../kernel/params.js';
import { policyOf, type RowRule } from '../../kernel/policy.js';
import { searchCondition, type Wanted } from '../../kernel/searchEntries.js';
import { Opportunity } from './opportunity.entity.js';

/** How many opportunities stand in a stage, and their sums in the base currency. */
export interface StageTotals {
  count: number;
  total: Decimal;
  weighted: Decimal;
}

/** The totals of each stage of a pipeline over the visible opportunities that match. */
export async function stageTotals(
  ctx: Context,
  pipelineId: string,
  filter: FilterJson,
  search: Wanted | null,
): Promise<Map<string, StageTotals>> {
  const owners = ownersSeen(policyOf(Opportunity).visible(ctx.actor));
  const kept = owners !== null && !search && Object.keys(filter).length === 0;
  const rows = kept ? await readKept(ctx, pipelineId, owners) : await addUp(ctx, pipelineId, filter, search);
  return new Map(
    rows.map(({ stageId, count, total, weighted }) => [
      stageId,
      { count, total: new Decimal(total), weighted: new Decimal(weighted) },
    ]),
  );
}

interface TotalsRow {
  stageId: string;
  count: number;
  total: string;
  weighted: string;
}

/** Whose opportunities the rule shows: everybody's, those of some users, or null when it is about more than owners. */
function ownersSeen(rule: RowRule): 'ALL' | string[] | null {
  if (rule === true) return 'ALL';
  if (rule === false) return [];
  const { ownerId, ...more } = rule as { ownerId?: { in?: string[] } };
  return ownerId?.in && Object.keys(more).length === 0 ? ownerId.in : null;
}

/** From the totals that the database keeps by stage and owner. */
function readKept(ctx: Context, pipelineId: string, owners: 'ALL' | string[]): Promise<TotalsRow[]> {
  return ctx.db.rows<TotalsRow>(
    `SELECT stage_id AS "stageId", sum(count)::int AS count, sum(total_base) AS total, sum(weighted_base) AS weighted FROM stage_totals
     WHERE organization_id = :organizationId AND pipeline_id = :pipelineId::uuid ${owners === 'ALL' ? '' : 'AND owner_id = ANY(:owners::uuid[])'} GROUP BY stage_id`,
    { pipelineId, owners },
  );
}

/** From the opportunities themselves. */
async function addUp(
  ctx: Context,
  pipelineId: string,
  filter: FilterJson,
  search: Wanted | null,
): Promise<TotalsRow[]> {
  const params = new Params();
  const conditions = [
    ctx.db.conditions(Opportunity, filter, 't', params),
    searchCondition(Opportunity, search, 't', params),
    `t.pipeline_id = ${params.add(pipelineId)}`,
  ];
  const rows = (await ctx.db.read(
    `SELECT t.stage_id, count(*)::int, sum(t.total_base), sum(t.weighted_base) FROM opportunities t
     WHERE ${conditions.filter(Boolean).join(' AND ')} GROUP BY t.stage_id`,
    params.values,
  )) as [string, number, string, string][];
  return rows.map(([stageId, count, total, weighted]) => ({ stageId, count, total, weighted }));
}

/** More differences than this are put together. */
const LOOSE = 500;

/** Puts the differences of each organization together into one row for each stage and owner. */
export const compactStageTotals = defineJob(
  'compactStageTotals',
  async (_payload: object, services) => {
    const ctx = Context.housekeeping(services, 'compactStageTotals');
    await ctx.db.acrossOrganizations(
      `WITH loose AS (SELECT organization_id FROM stage_totals GROUP BY 1 HAVING count(*) > $1),
         taken AS (DELETE FROM stage_totals t USING loose l WHERE t.organization_id = l.organization_id RETURNING t.*)
       INSERT INTO stage_totals (organization_id, pipeline_id, stage_id, owner_id, count, total_base, weighted_base)
       SELECT organization_id, pipeline_id, stage_id, owner_id, sum(count), sum(total_base), sum(weighted_base) FROM taken
       GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 OR sum(total_base) <> 0 OR sum(weighted_base) <> 0`,
      [LOOSE],
    );
  },
  { every: '* * * * *' },
);
