import type { Context } from '../../kernel/context.js';
import { Activity } from '../activities/activity.entity.js';

/**
 * The open activity of each opportunity that is due first, among those the actor sees; null without any. One statement
 * for all cards of a board.
 */
export async function nextActivity(ctx: Context, opportunityId: string): Promise<Activity | null> {
  const id = await ctx.loaders.custom('nextActivity', opportunityId, async (ids) => {
    const rows = await ctx.db.rows<{ opportunityId: string; id: string }>(
      `SELECT DISTINCT ON (a.opportunity_id) a.opportunity_id AS "opportunityId", a.id FROM activities a
       WHERE a.organization_id = :organizationId AND a.opportunity_id = ANY(:ids::uuid[]) AND a.deleted_at IS NULL
         AND a.status IN ('PENDING', 'IN_PROGRESS') AND :scope
       ORDER BY a.opportunity_id, a.due_on NULLS LAST, a.due_at NULLS LAST, a.id`,
      { ids },
      { scope: { Class: Activity, alias: 'a' } },
    );
    const byId = new Map(rows.map((row) => [row.opportunityId, row.id]));
    return ids.map((each) => byId.get(each) ?? null);
  });
  return ctx.loaders.one(Activity, id);
}
