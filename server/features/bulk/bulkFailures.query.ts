import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { nounOf } from '../../kernel/noun.js';
import type { BulkJob } from './bulkJob.entity.js';
import { bulkNoun } from './rowsStep.js';

/** A record that a job could not change. */
export interface BulkFailure {
  id: string;
  name: string | null;
  problem: string;
}

export const MAX_FAILURES = 200;

/** The records that a job could not change, in a stable order, with their names as far as one may see them. */
export async function bulkFailures(
  ctx: Context,
  job: BulkJob,
  first: number,
  after: string | null,
): Promise<BulkFailure[]> {
  if (after && !isId(after)) throw invalid({ after: 'This is no id.' });
  const rows = await ctx.db.rows<{ id: string; problem: string }>(
    `SELECT record_id AS id, problem FROM bulk_job_rows
     WHERE organization_id = :organizationId AND job_id = :jobId::uuid AND problem IS NOT NULL
       AND (:after::uuid IS NULL OR record_id > :after::uuid) ORDER BY record_id LIMIT :limit`,
    { jobId: job.id, after, limit: Math.max(0, Math.min(first, MAX_FAILURES)) },
  );
  const Class = bulkNoun(job.subjectType);
  return Promise.all(
    rows.map(async (row) => {
      const record = Class && (await ctx.loaders.one(Class, row.id));
      const { title = 'id' } = record ? nounOf(Class) : {};
      return {
        ...row,
        name: record ? String((record as unknown as Record<string, unknown>)[title] ?? '') : null,
      };
    }),
  );
}
