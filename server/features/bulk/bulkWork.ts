import { now } from '../../kernel/clock.js';
import { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { defineJob } from '../../kernel/jobs.js';
import { reportProgress } from '../../kernel/progress.js';
import type { Services } from '../../kernel/services.js';
import { type JobOwner, jobActor } from '../identity/jobActor.js';
import { BulkJob } from './bulkJob.entity.js';

/** Does the next batch of a job, in the transaction of its progress; answers the new values of the job. */
export type BulkStep = (ctx: Context, job: BulkJob) => Promise<Partial<BulkJob>>;

const steps = new Map<string, BulkStep>();

/** Says how the jobs of a kind do their next batch. */
export const defineBulkStep = (kind: BulkJob['kind'], step: BulkStep): void => void steps.set(kind, step);

interface BulkWork extends JobOwner {
  jobId: string;
}

/** Works in batches; each commits its records together with the progress, so that a crash repeats nothing. */
export const runBulkJob = defineJob<BulkWork>('bulk.run', async (work, services) => {
  const actor = await jobActor(services, work);
  if (!actor) return stopOrphan(services, work);
  const first = new Context({ services, actor, requestId: `bulk-${work.jobId}` });
  const { changeSetId } = await first.db.get(BulkJob, work.jobId);
  const ctx = new Context({ services, actor, requestId: first.requestId, origin: 'USER', changeSetId });
  try {
    while ((await unlocked(() => ctx.db.tx(() => runBatch(ctx, work))))?.status === 'RUNNING');
  } catch (error) {
    await keepFailure(first, work, error as Error);
  }
});

const DEADLOCK = '40P01';
const TRIES = 5;

/** Does a batch again when the database took it back because somebody else was changing the same records. */
async function unlocked<R>(batch: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++)
    try {
      return await batch();
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || tries === TRIES) throw error;
    }
}

/** The job after its next batch; null when it is not running any more. */
async function runBatch(ctx: Context, work: BulkWork): Promise<BulkJob | null> {
  const job = await ctx.db.get(BulkJob, work.jobId, { lock: true });
  if (job.status !== 'RUNNING') return null;
  const next = await takeStep(ctx, job);
  if (next.status === 'RUNNING') await watchOver(ctx, work);
  return next;
}

/** Does the next batch of a job and keeps how far it has come. */
export async function takeStep(ctx: Context, job: BulkJob): Promise<BulkJob> {
  const values: Values = { ...(await steps.get(job.kind)!(ctx, job)) };
  if (values.status === 'DONE') values.finishedAt = now();
  const next = await ctx.db.settle(job, values, { silent: true });
  ctx.afterCommit(() => tellProgress(ctx, next));
  return next;
}

/** Hands a job to a worker, in the transaction of what it is about. */
export async function startWork(ctx: Context, job: BulkJob): Promise<void> {
  const { organizationId, userId, permissions } = ctx.actor;
  const work = {
    organizationId,
    userId: userId!,
    permissions: Object.fromEntries(permissions),
    jobId: job.id,
  };
  await ctx.db.enqueue(runBulkJob.name, work);
  await watchOver(ctx, work);
}

/** Tells the open screens how far a job is. */
export function tellProgress(ctx: Context, job: BulkJob): void {
  const { id, organizationId, status, done, total, changed, failed } = job;
  const counts = { changed, failed };
  reportProgress(ctx.services, {
    id,
    organizationId,
    name: 'bulk',
    status,
    done,
    total,
    message: null,
    counts,
  });
}

const WATCH_MS = 120_000;

/** Runs the job again in two minutes; each batch puts it off, so it happens only when a worker has died. */
async function watchOver(ctx: Context, work: BulkWork): Promise<void> {
  const runAt = new Date(Date.now() + WATCH_MS).toISOString();
  await ctx.db.enqueue(
    runBulkJob.name,
    { ...work },
    { key: `${runBulkJob.name}:${work.jobId}:watch`, runAt },
  );
}

/** Keeps why the work stopped; what was committed before stays, and the job can go on or be undone. */
async function keepFailure(ctx: Context, { jobId }: BulkWork, error: Error): Promise<void> {
  ctx.services.log.error({ error: error.message, stack: error.stack, jobId }, 'A bulk job stopped.');
  const job = await ctx.db.get(BulkJob, jobId);
  const message = `It stopped: ${error.message}`.slice(0, 2000);
  const values = { status: 'FAILED', error: message, finishedAt: now() };
  tellProgress(ctx, await ctx.db.settle(job, values, { silent: true }));
}

/** Whoever started the job does not work here any more: nobody's rights are left to work with. */
async function stopOrphan(services: Services, { organizationId, jobId }: BulkWork): Promise<void> {
  await Context.housekeeping(services, `bulk-${jobId}`).db.acrossOrganizations(
    `UPDATE bulk_jobs SET status = 'FAILED', error = 'Whoever started it cannot sign in any more.', finished_at = now(), version = version + 1
     WHERE organization_id = $1 AND id = $2 AND status = 'RUNNING'`,
    [organizationId, jobId],
  );
}
