import { newId, now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import { reportProgress } from '../../kernel/progress.js';
import { isSkipped, rowComposer } from './composeRow.js';
import { ReferenceFinder } from './findReference.js';
import { Import } from './import.entity.js';
import { type ImportJob, importContext, watchOver } from './importContext.js';
import { importRow, linkRow, type RowOutcome, type RowTarget } from './importRow.js';
import { type LaterRow, LINK_LATER, type LostRow, laterRows, storeLinks } from './linkLater.js';
import { readRows, type TableRow } from './readTable.js';
import { subjectNamed, targetFields } from './subjects.js';
import { Tally } from './tally.js';

const BATCH = 500;

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
      const later: LaterRow[] = [];
      for await (const { rows, done } of batches(record, 0, work.pass)) {
        later.push(...laterOf(await work.take(rows, tally)));
        reportProgress(services, message(record, 'CHECKING', done, tally));
      }
      await work.link(later, tally);
      throw new DryRunOver();
    });
  } catch (error) {
    if (!(error instanceof DryRunOver)) return fail(aside!, job, error as Error);
  }
  const checked = await aside!.db.get(Import, job.importId);
  await aside!.db.settle(
    checked,
    { status: 'READY', problems: tally.problems, ...tally.counts, processed: 0 },
    { silent: true },
  );
  reportProgress(services, message(checked, 'READY', record.rowCount, tally));
});

/** Writes in batches; each batch commits its rows, their outcomes and the cursor together, so a crash repeats nothing. */
export const runImportJob = defineJob<ImportJob>('import.run', async (job, services) => {
  const first = await importContext(services, job);
  const found = first && (await first.db.get(Import, job.importId));
  if (!found || found.status !== 'RUNNING') return;
  const ctx = (await importContext(services, job, found.changeSetId))!;
  try {
    const tally = Object.assign(new Tally(found.problems), {
      created: found.created,
      updated: found.updated,
      skipped: found.skipped,
      failed: found.failed,
    });
    const work = await prepare(ctx, found);
    let at = found.processed;
    // Nobody else may have gone on meanwhile: each step begins where the last one of this run ended.
    const step = (write: (current: Import) => Promise<unknown>) =>
      ctx.db.tx(async () => {
        const current = await ctx.db.get(Import, job.importId, { lock: true });
        if (current.status !== 'RUNNING' || current.processed !== at) return false;
        await write(current);
        return true;
      });
    for await (const { rows, done } of batches(found, at, work.pass)) {
      const goesOn = await step(async (current) => {
        await storeRows(ctx, found, await work.take(rows, tally));
        await ctx.db.settle(
          current,
          { processed: done, ...tally.counts, problems: tally.problems },
          { silent: true },
        );
        await watchOver(ctx, job);
      });
      if (!goesOn) return;
      at = done;
      reportProgress(services, message(found, 'RUNNING', done, tally));
    }
    const finished = await step(async (current) => {
      await storeLinks(ctx, found, await work.link(await laterRows(ctx, found), tally));
      await ctx.db.settle(
        current,
        { status: 'DONE', finishedAt: now(), ...tally.counts, problems: tally.problems },
        { silent: true },
      );
    });
    if (finished) reportProgress(services, message(found, 'DONE', found.rowCount, tally));
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

const laterOf = (results: Result[]): LaterRow[] =>
  results.flatMap(({ no, cells, outcome: { action, recordId, later } }) =>
    later.length > 0 ? [{ no, action, recordId: recordId!, cells }] : [],
  );

/** What stays the same over the rows of one import. */
async function prepare(ctx: Context, record: Import) {
  const Class = subjectNamed(record.subjectType!)!;
  const mapping = record.mapping!;
  const target: RowTarget = { Class, mode: record.mode, keyFields: record.keyFields };
  const compose = rowComposer(mapping, record.headers, await targetFields(ctx, Class), {
    zone: ctx.actor.timeZone,
  });
  const references = new ReferenceFinder(ctx);
  const seen = new Set<string>();

  /** Whether an earlier row has the same values in the columns that have to be distinct. */
  const isRepeated = (row: TableRow): boolean => {
    if (!mapping.distinctOn || isSkipped(mapping.skipRowsWhere, record.headers, row.cells)) return false;
    const key = JSON.stringify(mapping.distinctOn.map((column) => row.cells[record.headers.indexOf(column)]));
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  };

  const outcomeOf = async (row: TableRow): Promise<RowOutcome> => {
    const leftOut = (code: string, message: string): RowOutcome => ({
      action: 'SKIPPED',
      recordId: null,
      problems: [{ code, message, field: null, column: null }],
      later: [],
    });
    if (isSkipped(mapping.skipRowsWhere, record.headers, row.cells))
      return leftOut('LEFT_OUT', 'The mapping leaves this row out.');
    if (isRepeated(row)) return leftOut('REPEATED', 'An earlier row has the same values.');
    if (row.ragged)
      return {
        action: 'FAILED',
        recordId: null,
        problems: [
          {
            code: 'RAGGED_ROW',
            message: `The row has ${row.ragged.cells} cells, the header ${record.headers.length}.`,
            field: null,
            column: null,
          },
        ],
        later: [],
      };
    return importRow(ctx, target, compose(row.cells), references);
  };

  return {
    /** Takes note of a row that an earlier run has dealt with. */
    pass: (row: TableRow): void => void isRepeated(row),
    take: async (rows: TableRow[], tally: Tally): Promise<Result[]> => {
      const results: Result[] = [];
      for (const row of rows) {
        const outcome = await outcomeOf(row);
        tally.add(row.no, outcome);
        results.push({ no: row.no, outcome, cells: row.cells });
      }
      return results;
    },
    /** References to records of the same file that came after the row that names them; answers the rows that found none. */
    link: async (rows: LaterRow[], tally: Tally): Promise<LostRow[]> => {
      const lost: LostRow[] = [];
      for (const row of rows) {
        const links = compose(row.cells).references.filter(({ noun }) => noun === Class.name);
        const problem = await linkRow(ctx, target, row.recordId, links, references);
        if (!problem) continue;
        tally.turn(row.no, row.action, problem);
        lost.push({ ...row, problem });
      }
      return lost;
    },
  };
}

/** The rows from a place on, in batches, with how many rows are done after each; the rows before go to `pass`. */
async function* batches(
  record: Import,
  from: number,
  pass: (row: TableRow) => void,
): AsyncGenerator<{ rows: TableRow[]; done: number }> {
  let done = 0;
  let rows: TableRow[] = [];
  const layout = {
    encoding: record.encoding!,
    delimiter: record.delimiter!,
    hasHeader: record.hasHeader,
    headers: record.headers,
  };
  for await (const row of readRows(record.path, layout)) {
    if (done++ < from) {
      pass(row);
      continue;
    }
    rows.push(row);
    if (rows.length < BATCH) continue;
    yield { rows, done };
    rows = [];
  }
  if (rows.length > 0) yield { rows, done };
}

/** The outcomes of a batch in one statement; the cells are kept of rows that failed or wait for a later one. */
async function storeRows(ctx: Context, record: Import, results: Result[]): Promise<void> {
  const rows = results.map(({ no, outcome: { action, recordId, problems, later }, cells }) => ({
    row_no: no,
    action,
    record_id: recordId,
    code: later.length > 0 ? LINK_LATER : (problems[0]?.code ?? null),
    message: problems.map((each) => each.message).join(' ') || null,
    raw: action === 'FAILED' || later.length > 0 ? cells : null,
  }));
  await ctx.db.rows(
    `INSERT INTO import_rows (organization_id, import_id, row_no, action, record_type, record_id, code, message, raw)
     SELECT :organizationId::uuid, :importId::uuid, r.row_no, r.action, :type::text, r.record_id, r.code, r.message, r.raw
     FROM jsonb_to_recordset(:rows::jsonb) AS r(row_no int, action text, record_id uuid, code text, message text, raw jsonb) RETURNING row_no`,
    { importId: record.id, type: record.subjectType, rows: JSON.stringify(rows).replaceAll('\\u0000', '') },
  );
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
  reportProgress(ctx.services, message(record, 'FAILED', record.processed, new Tally()));
}
