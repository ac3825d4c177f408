import { newId, now } from '../../kernel/clock.js';
import { findEvents } from '../../kernel/history.js';
import { defineJob } from '../../kernel/jobs.js';
import { reportProgress } from '../../kernel/progress.js';
import { undoEvents } from '../../kernel/undo.js';
import { Import } from './import.entity.js';
import { type ImportJob, importContext } from './importContext.js';
import { Tally } from './tally.js';

const BATCH = 500;

/** Takes back what an import wrote, newest first, in batches; what somebody changed meanwhile stays and is reported. */
export const undoImportJob = defineJob<ImportJob>('import.undo', async (job, services) => {
  const ctx = await importContext(services, job, newId());
  const record = ctx && (await ctx.db.get(Import, job.importId));
  if (!record?.changeSetId || record.status !== 'UNDOING') return;
  const tally = new Tally();
  let before = '9223372036854775807';
  let done = 0;
  for (;;) {
    const events = await findEvents(
      ctx!,
      'e.change_set_id = :changeSetId::uuid AND e.seq < :before::bigint',
      { changeSetId: record.changeSetId, before },
      BATCH,
    );
    if (events.length === 0) break;
    before = events.at(-1)!.seq;
    const { left } = await ctx!.db.tx(() => undoEvents(ctx!, events));
    for (const each of left)
      tally.note(0, { code: 'LEFT', message: each.reason, field: each.field, column: null });
    done += events.length;
    reportProgress(services, {
      id: record.id,
      organizationId: record.organizationId,
      name: 'import',
      status: 'UNDOING',
      done,
      total: null,
      message: null,
      counts: null,
    });
  }
  const current = await ctx!.db.get(Import, job.importId);
  await ctx!.db.settle(
    current,
    { status: 'UNDONE', finishedAt: now(), problems: tally.problems },
    { silent: true },
  );
  reportProgress(services, {
    id: record.id,
    organizationId: record.organizationId,
    name: 'import',
    status: 'UNDONE',
    done,
    total: done,
    message: null,
    counts: null,
  });
});
