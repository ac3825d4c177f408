import { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import { type JobOwner, jobActor } from '../identity/jobActor.js';

export type JobName = 'import.check' | 'import.run' | 'import.undo';

export interface ImportJob extends JobOwner {
  importId: string;
}

/** The context in which an import writes: the user's rights, one change set for everything; null when the user has gone. */
export async function importContext(
  services: Services,
  job: ImportJob,
  changeSetId?: string | null,
): Promise<Context | null> {
  const actor = await jobActor(services, job);
  if (!actor) return null;
  return new Context({
    services,
    actor,
    requestId: `import-${job.importId}`,
    origin: 'IMPORT',
    ...(changeSetId ? { changeSetId } : {}),
  });
}

const WATCH_MS = 120_000;

/** Runs the job again in two minutes; each batch puts it off, so it happens only when a worker has died. */
export async function watchOver(ctx: Context, job: ImportJob, name: JobName): Promise<void> {
  const runAt = new Date(Date.now() + WATCH_MS).toISOString();
  await ctx.db.enqueue(name, { ...job }, { key: `${name}:${job.importId}:watch`, runAt });
}
