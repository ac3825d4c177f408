import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import { Import } from './import.entity.js';
import { type ImportJob, importContext, watchOver } from './importContext.js';
import { keepFailure, tellProgress } from './importJob.js';
import { BATCH, batches, ImportWork } from './importWork.js';
import { laterRows, storeLinks, storeRows } from './storeRows.js';
import { Tally } from './tally.js';

/** Writes in batches; each batch commits its rows, their outcomes and the cursor together, so a crash repeats nothing. */
export const runImportJob = defineJob<ImportJob>('import.run', async (job, services) => {
  const first = await importContext(services, job);
  const found = first && (await first.db.get(Import, job.importId));
  if (!found || found.status !== 'RUNNING') return;
  const ctx = (await importContext(services, job, found.changeSetId))!;
  try {
    await writeFile(ctx, job, found);
  } catch (error) {
    await keepFailure(first, job, error as Error);
  }
});

async function writeFile(ctx: Context, job: ImportJob, found: Import): Promise<void> {
  const tally = Tally.of(found);
  const work = await ImportWork.of(ctx, found);
  let at = found.processed;
  /** Nobody else may have gone on meanwhile: each step begins where the last one of this run ended. */
  const step = (write: () => Promise<Partial<Import>>) =>
    ctx.db.tx(async () => {
      const current = await ctx.db.get(Import, job.importId, { lock: true });
      if (current.status !== 'RUNNING' || current.processed !== at) return false;
      const values = await write();
      await ctx.db.settle(
        current,
        { ...tally.counts, problems: tally.problems, ...values },
        { silent: true },
      );
      await watchOver(ctx, job, 'import.run');
      return true;
    });
  const tell = (status: string) =>
    tellProgress(ctx, found, { status, done: at, total: found.rowCount, counts: tally.counts });

  for await (const { rows, done } of batches(found, at, (row) => void work.sieve.judge(row))) {
    const goesOn = await step(async () => {
      const results = await work.take(rows);
      for (const { row, outcome } of results) tally.add(row.no, outcome);
      await storeRows(ctx, found, results);
      return { processed: done };
    });
    if (!goesOn) return;
    at = done;
    tell('RUNNING');
  }
  for (let finished = false; !finished; ) {
    const goesOn = await step(async () => {
      const later = await laterRows(ctx, found, BATCH);
      const outcomes = await work.link(later);
      const linked = later.map((row, i) => ({ ...row, outcome: outcomes[i]! }));
      for (const { no, action, outcome } of linked) tally.turn(no, action, outcome);
      await storeLinks(ctx, found, linked);
      finished = later.length < BATCH;
      return finished ? { status: 'DONE', finishedAt: now() } : {};
    });
    if (!goesOn) return;
  }
  tell('DONE');
}
