import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { reportProgress } from '../../kernel/progress.js';
import { Import } from './import.entity.js';
import type { ImportJob } from './importContext.js';

interface Standing {
  status: string;
  done: number;
  total: number | null;
  counts?: Record<string, number> | null;
}

/** Tells the open screens how far an import is. */
export function tellProgress(
  ctx: Context,
  { id, organizationId }: Pick<Import, 'id' | 'organizationId'>,
  standing: Standing,
) {
  reportProgress(ctx.services, {
    id,
    organizationId,
    name: 'import',
    message: null,
    counts: null,
    ...standing,
  });
}

/** Keeps why the work stopped; what was committed before stays and can be resumed or undone. */
export async function keepFailure(ctx: Context, job: ImportJob, error: Error): Promise<void> {
  ctx.services.log.error(
    { error: error.message, stack: error.stack, importId: job.importId },
    'An import stopped.',
  );
  const record = await ctx.db.get(Import, job.importId);
  await ctx.db.settle(
    record,
    { status: 'FAILED', error: `It stopped: ${error.message}`.slice(0, 2000), finishedAt: now() },
    { silent: true },
  );
  tellProgress(ctx, record, { status: 'FAILED', done: record.processed, total: record.rowCount });
}
