import { newId, now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import { countToUndo, undoNext } from '../../kernel/undo.js';
import type { LeftBehind } from '../../kernel/undoEvents.js';
import { Import } from './import.entity.js';
import { type ImportJob, importContext, watchOver } from './importContext.js';
import { tellProgress } from './importJob.js';
import { BATCH } from './importWork.js';
import { Tally } from './tally.js';

/**
 * Takes back what an import wrote, newest first. Each batch commits with the place it has come to, so that another
 * worker can go on after a crash; what somebody changed meanwhile stays, and is reported with its rows.
 */
export const undoImportJob = defineJob<ImportJob>('import.undo', async (job, services) => {
  const ctx = await importContext(services, job, newId());
  if (!ctx) return;
  const record = await ctx.db.get(Import, job.importId);
  const total = await countToUndo(ctx, record.changeSetId!, record.undoCursor);
  for (let status = record.status, at = record.undoCursor; status === 'UNDOING'; ) {
    const current = await ctx.db.tx(() => undoBatch(ctx, job, at));
    if (!current) return;
    ({ status, undoCursor: at } = current);
    tellProgress(ctx, record, {
      status,
      done: total - (await countToUndo(ctx, record.changeSetId!, at)),
      total,
    });
  }
});

/** Undoes the next events; null when somebody else has gone on meanwhile. */
async function undoBatch(ctx: Context, job: ImportJob, at: string | null): Promise<Import | null> {
  const current = await ctx.db.get(Import, job.importId, { lock: true });
  if (current.status !== 'UNDOING' || current.undoCursor !== at || !current.changeSetId) return null;
  const { left, cursor } = await undoNext(ctx, current.changeSetId, at, BATCH);
  if (!cursor) return ctx.db.settle(current, { status: 'UNDONE', finishedAt: now() }, { silent: true });
  const tally = Tally.of(current);
  await reportLeft(ctx, current, left, tally);
  await watchOver(ctx, job, 'import.undo');
  const values = { undoCursor: cursor, problems: tally.problems };
  return ctx.db.settle(current, values, { silent: true });
}

/** Names the rows whose records had to stay as they are, and why. */
export async function reportLeft(
  ctx: Context,
  { id }: Import,
  left: LeftBehind[],
  tally: Tally,
): Promise<void> {
  if (left.length === 0) return;
  const rows = await ctx.db.rows<{ no: number; recordId: string }>(
    `UPDATE import_rows t SET code = 'LEFT', message = l.reason
     FROM (SELECT l.id, string_agg(DISTINCT l.reason, ' ') AS reason
       FROM jsonb_to_recordset(:left::jsonb) AS l(id uuid, reason text) GROUP BY l.id) l
     WHERE t.organization_id = :organizationId AND t.import_id = :id::uuid AND t.record_id = l.id
     RETURNING t.row_no AS no, t.record_id AS "recordId"`,
    { id, left: JSON.stringify(left) },
  );
  for (const { id: recordId, field, reason } of left) {
    const known = rows.filter((row) => row.recordId === recordId).sort((a, b) => a.no - b.no);
    tally.note(known[0]?.no ?? 0, { code: 'LEFT', message: reason, field, column: null });
  }
}
