import { Context } from '../../kernel/context.js';
import { newId, now } from '../../kernel/clock.js';
import { defineJob } from '../../kernel/jobs.js';
import { reportProgress } from '../../kernel/progress.js';
import type { Services } from '../../kernel/services.js';
import { actorOfUser } from '../identity/actorOf.js';
import { isSkipped, rowComposer } from './composeRow.js';
import { ReferenceFinder } from './findReference.js';
import { Import } from './import.entity.js';
import { importRow, type RowOutcome, type RowTarget } from './importRow.js';
import { readRows, type TableRow } from './readTable.js';
import { subjectNamed, targetFields } from './subjects.js';
import { Tally } from './tally.js';

export interface ImportJob {
  organizationId: string;
  importId: string;
  userId: string;
}

const BATCH = 500;

/** The context in which an import writes: the user's rights, one change set for everything. */
export async function importContext(services: Services, job: ImportJob, changeSetId?: string | null): Promise<Context | null> {
  const actor = await actorOfUser(services.pool as never, job.organizationId, job.userId);
  return actor && new Context({ services, actor, requestId: `import-${job.importId}`, origin: 'IMPORT', ...(changeSetId ? { changeSetId } : {}) });
}

class DryRunOver extends Error {}

/** The dry run: exactly what the import would do, in one transaction that is then rolled back. */
export const checkImportJob = defineJob<ImportJob>('import.check', async (job, services) => {
  const ctx = await importContext(services, job, newId());
  if (!ctx) return;
  const record = await ctx.db.get(Import, job.importId);
  if (record.status !== 'CHECKING') return;
  const tally = new Tally();
  const aside = await importContext(services, job);
  try {
    await ctx.db.tx(async () => {
      const work = await prepare(ctx, record);
      for await (const { rows, done } of batches(record, 0)) {
        await work.take(rows, tally);
        reportProgress(services, message(record, 'CHECKING', done, tally));
      }
      await work.finish(tally, async () => undefined);
      throw new DryRunOver();
    });
  } catch (error) {
    if (!(error instanceof DryRunOver)) return fail(aside!, job, error as Error);
  }
  const checked = await aside!.db.get(Import, job.importId);
  await aside!.db.settle(checked, { status: 'READY', problems: tally.problems, ...tally.counts, processed: 0 }, { silent: true });
  reportProgress(services, message(checked, 'READY', record.rowCount, tally));
});

/** Writes in batches; each batch commits its rows, their outcomes and the cursor together, so a crash repeats nothing. */
export const runImportJob = defineJob<ImportJob>('import.run', async (job, services) => {
  const first = await importContext(services, job);
  const found = first && (await first.db.get(Import, job.importId));
  if (!found || found.status !== 'RUNNING') return;
  const ctx = (await importContext(services, job, found.changeSetId))!;
  try {
    const tally = Object.assign(new Tally(found.problems), { created: found.created, updated: found.updated, skipped: found.skipped, failed: found.failed });
    const work = await prepare(ctx, found);
    for await (const { rows, done } of batches(found, found.processed)) {
      const goesOn = await ctx.db.tx(async () => {
        const current = await ctx.db.get(Import, job.importId, { lock: true });
        if (current.status !== 'RUNNING') return false;
        await storeRows(ctx, found, await work.take(rows, tally));
        await ctx.db.settle(current, { processed: done, ...tally.counts, problems: tally.problems }, { silent: true });
        return true;
      });
      if (!goesOn) return;
      reportProgress(services, message(found, 'RUNNING', done, tally));
    }
    await ctx.db.tx(async () => {
      await work.finish(tally, (no, outcome) => storeLater(ctx, found, no, outcome));
      const current = await ctx.db.get(Import, job.importId, { lock: true });
      await ctx.db.settle(current, { status: 'DONE', finishedAt: now(), ...tally.counts, problems: tally.problems }, { silent: true });
    });
    reportProgress(services, message(found, 'DONE', found.rowCount, tally));
  } catch (error) {
    await fail(first, job, error as Error);
  }
});

/** What became of a row. */
interface Result {
  no: number;
  outcome: RowOutcome;
  cells: string[];
}

/** What stays the same over the rows of one import. */
async function prepare(ctx: Context, record: Import) {
  const Class = subjectNamed(record.subjectType!)!;
  const mapping = record.mapping!;
  const target: RowTarget = { Class, mode: record.mode, keyFields: record.keyFields };
  const compose = rowComposer(mapping, record.headers, await targetFields(ctx, Class), { zone: ctx.actor.timeZone });
  const references = new ReferenceFinder(ctx);
  const seen = new Set<string>();
  const later: { no: number; outcome: RowOutcome }[] = [];

  const outcomeOf = async (row: TableRow): Promise<RowOutcome> => {
    const leftOut = (code: string, message: string): RowOutcome => ({ action: 'SKIPPED', recordId: null, problems: [{ code, message, field: null, column: null }], later: [] });
    if (isSkipped(mapping.skipRowsWhere, record.headers, row.cells)) return leftOut('LEFT_OUT', 'The mapping leaves this row out.');
    if (mapping.distinctOn) {
      const key = JSON.stringify(mapping.distinctOn.map((column) => row.cells[record.headers.indexOf(column)]));
      if (seen.has(key)) return leftOut('REPEATED', 'An earlier row has the same values.');
      seen.add(key);
    }
    if (row.ragged) return { action: 'FAILED', recordId: null, problems: [{ code: 'RAGGED_ROW', message: `The row has ${row.ragged.cells} cells, the header ${record.headers.length}.`, field: null, column: null }], later: [] };
    return importRow(ctx, target, compose(row.cells), references);
  };

  return {
    take: async (rows: TableRow[], tally: Tally): Promise<Result[]> => {
      const results: Result[] = [];
      for (const row of rows) {
        const outcome = await outcomeOf(row);
        tally.add(row.no, outcome);
        if (outcome.later.length > 0) later.push({ no: row.no, outcome });
        results.push({ no: row.no, outcome, cells: row.cells });
      }
      return results;
    },
    /** References to records of the same file that came after the row that names them. */
    finish: async (tally: Tally, store: (no: number, outcome: RowOutcome) => Promise<void>) => {
      for (const { no, outcome } of later) {
        for (const reference of outcome.later) {
          const id = await references.find(reference, {});
          if (typeof id === 'string') await ctx.db.update(await ctx.db.get(Class, outcome.recordId!), { [reference.field]: id });
          else {
            tally.note(no, id);
            await store(no, { ...outcome, problems: [id] });
          }
        }
      }
    },
  };
}

/** The rows from a place on, in batches, with how many rows are done after each. */
async function* batches(record: Import, from: number): AsyncGenerator<{ rows: TableRow[]; done: number }> {
  let done = 0;
  let rows: TableRow[] = [];
  const layout = { encoding: record.encoding!, delimiter: record.delimiter!, hasHeader: record.hasHeader, headers: record.headers };
  for await (const row of readRows(record.path, layout)) {
    if (done++ < from) continue;
    rows.push(row);
    if (rows.length < BATCH) continue;
    yield { rows, done };
    rows = [];
  }
  if (rows.length > 0) yield { rows, done };
}

/** The outcomes of a batch in one statement; the cells are kept of rows that failed. */
async function storeRows(ctx: Context, record: Import, results: Result[]): Promise<void> {
  const rows = results.map(({ no, outcome: { action, recordId, problems }, cells }) => ({
    row_no: no,
    action,
    record_id: recordId,
    code: problems[0]?.code ?? null,
    message: problems.map((each) => each.message).join(' ') || null,
    raw: action === 'FAILED' ? cells : null,
  }));
  await ctx.db.rows(
    `INSERT INTO import_rows (organization_id, import_id, row_no, action, record_type, record_id, code, message, raw)
     SELECT :organizationId::uuid, :importId::uuid, r.row_no, r.action, :type::text, r.record_id, r.code, r.message, r.raw
     FROM jsonb_to_recordset(:rows::jsonb) AS r(row_no int, action text, record_id uuid, code text, message text, raw jsonb) RETURNING row_no`,
    { importId: record.id, type: record.subjectType, rows: JSON.stringify(rows).replaceAll('\\u0000', '') },
  );
}

async function storeLater(ctx: Context, record: Import, no: number, { problems }: RowOutcome): Promise<void> {
  await ctx.db.rows('UPDATE import_rows SET code = :code, message = :message WHERE organization_id = :organizationId AND import_id = :importId::uuid AND row_no = :no RETURNING row_no', {
    importId: record.id,
    no,
    code: problems[0]!.code,
    message: problems[0]!.message,
  });
}

const message = (record: Import, status: string, done: number, tally: Tally) => ({
  id: record.id,
  organizationId: record.organizationId,
  name: 'import',
  status,
  done,
  total: record.rowCount,
  message: null,
  counts: tally.counts,
});

/** Keeps why an import stopped; what was committed before stays and can be undone. */
async function fail(ctx: Context, job: ImportJob, error: Error): Promise<void> {
  ctx.services.log.error({ error: error.message, stack: error.stack, importId: job.importId }, 'An import stopped.');
  const record = await ctx.db.get(Import, job.importId);
  await ctx.db.settle(record, { status: 'FAILED', error: `It stopped: ${error.message}`.slice(0, 2000), finishedAt: now() }, { silent: true });
  reportProgress(ctx.services, message(record, 'FAILED', record.processed, new Tally()));
}
