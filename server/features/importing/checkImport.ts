import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import { Import } from './import.entity.js';
import { type ImportJob, importContext, watchOver } from './importContext.js';
import { keepFailure, tellProgress } from './importJob.js';
import { batches, ImportWork } from './importWork.js';
import { Rehearsal } from './rehearsal.js';
import { Tally } from './tally.js';

/** The dry run: the same counts and problems as the import, and nothing is kept. */
export const checkImportJob = defineJob<ImportJob>('import.check', async (job, services) => {
  const ctx = await importContext(services, job, newId());
  const aside = await importContext(services, job);
  if (!ctx || !aside) return;
  try {
    await rehearse(ctx, aside, job);
  } catch (error) {
    await keepFailure(aside, job, error as Error);
  }
});

/** `aside` tells of the progress, outside the transactions that are taken back. */
async function rehearse(ctx: Context, aside: Context, job: ImportJob): Promise<void> {
  const record = await aside.db.get(Import, job.importId);
  if (record.status !== 'CHECKING') return;
  const rehearsal = new Rehearsal(ctx, await ImportWork.of(ctx, record));
  const tally = new Tally();
  for await (const { rows, done } of batches(record, 0)) {
    for (const { row, outcome } of await rehearsal.take(rows)) tally.add(row.no, outcome);
    await watchOver(aside, job, 'import.check');
    tellProgress(aside, record, {
      status: 'CHECKING',
      done,
      total: record.rowCount,
      counts: tally.counts,
    });
  }
  for (const { no, action, outcome } of await rehearsal.link()) tally.turn(no, action, outcome);
  await aside.db.tx(async () => {
    const checked = await aside.db.get(Import, job.importId, { lock: true });
    if (checked.status !== 'CHECKING') return;
    const outcome = { status: 'READY', problems: tally.problems, ...tally.counts, processed: 0 };
    await aside.db.settle(checked, outcome, { silent: true });
  });
  tellProgress(aside, record, {
    status: 'READY',
    done: record.rowCount,
    total: record.rowCount,
    counts: tally.counts,
  });
}
