import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { Opportunity } from './opportunity.entity.js';
import { StageChange } from './stageChange.entity.js';

/** Completes the fact of the former stage and begins that of the new one. */
export function recordStageChange(ctx: Context, row: Opportunity, before: Opportunity | null): void {
  const enteredAt = before ? now() : firstEntry(ctx, row);
  if (before)
    ctx.db.trail(
      ctx.db.rows(
        `UPDATE stage_changes SET left_at = :enteredAt::timestamptz, version = version + 1, updated_at = :enteredAt::timestamptz,
           duration_seconds = greatest(0, extract(epoch FROM :enteredAt::timestamptz - entered_at))::int
         WHERE organization_id = :organizationId AND opportunity_id = :id::uuid AND left_at IS NULL RETURNING id`,
        { id: row.id, enteredAt },
      ),
    );
  ctx.db.trail(
    ctx.db.record(StageChange, {
      opportunityId: row.id,
      stageId: row.stageId,
      enteredAt,
      amount: row.totalBase,
      probability: row.probability,
      movedById: ctx.actor.userId,
    }),
  );
}

/** An imported opportunity entered its stage when the file says; any other one now. */
function firstEntry(ctx: Context, row: Opportunity): string {
  return ctx.origin === 'IMPORT' ? `${row.closedOn ?? row.openedOn}T00:00:00Z` : now();
}
