import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { countToUndo, tellUndone, type UndoResult, undoLargeBy, undoNext } from '../../kernel/undo.js';
import { defineBulkStep, startWork } from './bulkWork.js';
import { keepProblems } from './rowsStep.js';
import { recordJob } from './startBulkJob.js';

/** How many changes are taken back in one transaction. */
const BATCH = 200;

/** Takes back the next changes; records that have to stay as they are are named with the reason. */
defineBulkStep('UNDO', async (ctx, job) => {
  const { cursor, looked, undone, left } = await undoNext(ctx, job.undoes!, job.cursor, BATCH);
  const problems = left.map(({ id, reason }) => ({ id, problem: reason }));
  await keepProblems(ctx, job.id, problems);
  await tellUndone(ctx, job.undoes!, left, looked < BATCH);
  return {
    cursor,
    done: job.done + looked,
    changed: job.changed + undone,
    failed: job.failed + looked - undone,
    status: looked < BATCH ? 'DONE' : 'RUNNING',
  };
});

async function start(ctx: Context, changeSetId: string): Promise<UndoResult> {
  const total = await countToUndo(ctx, changeSetId, null);
  const undo = { kind: 'UNDO' as const, undoes: changeSetId, changeSetId: newId(), total };
  const job = await recordJob(ctx, undo);
  await startWork(ctx, job);
  return { changeSetId: job.changeSetId, undone: 0, left: [], jobId: job.id };
}

/** While a job still writes a change set, or another one takes it back, it is not undone. */
async function check(ctx: Context, changeSetId: string): Promise<void> {
  const [busy] = await ctx.db.rows<{ kind: string }>(
    `SELECT kind FROM bulk_jobs WHERE organization_id = :organizationId AND status = 'RUNNING'
       AND (change_set_id = :changeSetId::uuid OR undoes = :changeSetId::uuid) LIMIT 1`,
    { changeSetId },
  );
  if (busy?.kind === 'UNDO') throw invalid({ id: 'It is being undone already.' });
  if (busy) throw invalid({ id: 'This is still going on. Cancel it first.' });
}

undoLargeBy({ check, start });
