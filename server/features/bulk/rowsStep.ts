import { bulkNouns } from '../../kernel/bulk.js';
import type { Context } from '../../kernel/context.js';
import { RapportError } from '../../kernel/errors.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import type { BulkJob } from './bulkJob.entity.js';
import type { BulkStep } from './bulkWork.js';
import { changeRecord } from './changeRecord.js';

/** How many records are changed in one transaction of a job. */
const BATCH = 200;

/** The noun of that name, if its records can be changed many at once. */
export const bulkNoun = (type: string | null): RecordClass | undefined =>
  bulkNouns().find(({ name }) => name === type);

interface Outcome {
  id: string;
  changed: boolean;
  /** Why it could not be changed. */
  problem?: string;
}

/** Changes the next records that were selected; those that cannot be changed stay on the list with the reason. */
export const rowsStep: BulkStep = async (ctx, job) => {
  const outcomes = await changeNext(ctx, job, BATCH);
  const { done, changed, failed } = job;
  return {
    done: done + outcomes.length,
    changed: changed + outcomes.filter((outcome) => outcome.changed).length,
    failed: failed + outcomes.filter(({ problem }) => problem).length,
    status: outcomes.length < BATCH ? 'DONE' : 'RUNNING',
  };
};

async function changeNext(ctx: Context, job: BulkJob, limit: number): Promise<Outcome[]> {
  const waiting = await ctx.db.rows<{ id: string }>(
    `SELECT record_id AS id FROM bulk_job_rows
     WHERE organization_id = :organizationId AND job_id = :jobId::uuid AND problem IS NULL ORDER BY record_id LIMIT :limit`,
    { jobId: job.id, limit },
  );
  if (waiting.length === 0) return [];
  const ids = waiting.map(({ id }) => id);
  const outcomes = await changeAll(ctx, job, ids);
  const problems = outcomes.filter(({ problem }) => problem);
  await ctx.db.rows(
    `DELETE FROM bulk_job_rows WHERE organization_id = :organizationId AND job_id = :jobId::uuid AND record_id = ANY(:ids::uuid[]) RETURNING record_id`,
    { jobId: job.id, ids: outcomes.filter(({ problem }) => !problem).map(({ id }) => id) },
  );
  await keepProblems(ctx, job.id, problems as { id: string; problem: string }[]);
  return outcomes;
}

/** Notes why records could not be dealt with. */
export async function keepProblems(
  ctx: Context,
  jobId: string,
  problems: { id: string; problem: string }[],
): Promise<void> {
  if (problems.length === 0) return;
  await ctx.db.rows(
    `INSERT INTO bulk_job_rows (organization_id, job_id, record_id, problem)
     SELECT :organizationId, :jobId::uuid, p.id, left(string_agg(DISTINCT p.problem, ' '), 500)
     FROM jsonb_to_recordset(:problems::jsonb) AS p(id uuid, problem text) GROUP BY p.id
     ON CONFLICT (organization_id, job_id, record_id) DO UPDATE SET problem = excluded.problem RETURNING record_id`,
    { jobId, problems: JSON.stringify(problems) },
  );
}

/** All together, which is fast; when one of them refuses, one by one, so that only that one is left. */
async function changeAll(ctx: Context, job: BulkJob, ids: string[]): Promise<Outcome[]> {
  const rows = await ctx.db.find(bulkNoun(job.subjectType)!, { id: ids }, LOCKED);
  const missing = ids.filter((id) => !rows.some((row) => row.id === id));
  const gone = missing.map((id) => ({ id, changed: false, problem: GONE }));
  try {
    const change = () => inTurn(rows, (row) => changeOne(ctx, job, row));
    // Who gets a lead depends on who got the one before.
    const together = job.kind === 'ASSIGN' ? change : () => ctx.db.gather(change);
    return [...gone, ...(await ctx.db.attempt(together))];
  } catch (error) {
    if (!(error instanceof RapportError)) throw error;
    return [...gone, ...(await inTurn(rows, (row) => changeAlone(ctx, job, row)))];
  }
}

const LOCKED = { lock: true, orderBy: [{ field: 'id' }] };
const GONE = 'It is not there any more, or you may not see it.';

async function inTurn(rows: BaseRecord[], change: (row: BaseRecord) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await change(row));
  return outcomes;
}

async function changeOne(ctx: Context, job: BulkJob, row: BaseRecord): Promise<Outcome> {
  return { id: row.id, changed: await changeRecord(ctx, job, row) };
}

async function changeAlone(ctx: Context, job: BulkJob, row: BaseRecord): Promise<Outcome> {
  try {
    return await ctx.db.attempt(() => changeOne(ctx, job, row));
  } catch (error) {
    if (!(error instanceof RapportError)) throw error;
    const fields = Object.values(error.extensions.fields ?? {}) as string[];
    return { id: row.id, changed: false, problem: fields.length > 0 ? fields.join(' ') : error.message };
  }
}
