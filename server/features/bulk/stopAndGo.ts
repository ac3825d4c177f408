import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { BulkJob } from './bulkJob.entity.js';
import { startWork, tellProgress } from './bulkWork.js';

/** Stops a job: the lock waits for the running batch, and there is no next one. */
export async function cancelBulkJob(ctx: Context, id: string): Promise<BulkJob> {
  const job = await ctx.db.get(BulkJob, id, { lock: true });
  if (job.status !== 'RUNNING') throw invalid({ id: 'The job is not running any more.' });
  if (job.kind === 'HAND_OVER') throw invalid({ id: 'A hand-over goes on to the end; undo it afterwards.' });
  const stopped = await ctx.db.settle(job, { status: 'CANCELLED', finishedAt: now() }, { silent: true });
  ctx.afterCommit(() => tellProgress(ctx, stopped));
  return stopped;
}

/** Goes on where a job stopped; what could not be changed is tried again. */
export async function resumeBulkJob(ctx: Context, id: string): Promise<BulkJob> {
  const job = await ctx.db.get(BulkJob, id, { lock: true });
  if (job.status === 'RUNNING' || (job.status === 'DONE' && (job.failed === 0 || job.kind === 'UNDO')))
    throw invalid({ id: 'There is nothing left to do.' });
  const { failed } = job;
  const again = job.kind === 'UNDO' ? {} : { done: job.done - failed, failed: 0 };
  if (job.kind !== 'UNDO')
    await ctx.db.rows(
      `UPDATE bulk_job_rows SET problem = NULL WHERE organization_id = :organizationId AND job_id = :id::uuid RETURNING record_id`,
      { id },
    );
  const begun = await ctx.db.settle(
    job,
    { ...again, status: 'RUNNING', error: null, finishedAt: null },
    { silent: true },
  );
  await startWork(ctx, begun);
  return begun;
}
