import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { allNouns, nounNamed, nounOf } from '../../kernel/noun.js';
import { pageSize } from '../../kernel/pageTypes.js';
import type { BulkJob } from './bulkJob.entity.js';

/** A record that a job could not change. */
export interface BulkFailure {
  id: string;
  name: string | null;
  problem: string;
}

export const MAX_FAILURES = 200;

/** Jobs on records of several nouns ask the history which noun each is. */
const TYPE = `coalesce(:type::text, (SELECT e.subject_type FROM events e WHERE e.organization_id = r.organization_id
  AND e.subject_type = ANY(:types::text[]) AND e.subject_id = r.record_id LIMIT 1))`;

/** The records that a job could not change, in a stable order, with their names as far as one may see them. */
export async function bulkFailures(
  ctx: Context,
  job: BulkJob,
  first: number,
  after: string | null,
): Promise<BulkFailure[]> {
  if (after && !isId(after)) throw invalid({ after: 'This is no id.' });
  const rows = await ctx.db.rows<{ id: string; type: string | null; problem: string }>(
    `SELECT r.record_id AS id, ${TYPE} AS type, r.problem FROM bulk_job_rows r
     WHERE r.organization_id = :organizationId AND r.job_id = :jobId::uuid AND r.problem IS NOT NULL
       AND (:after::uuid IS NULL OR r.record_id > :after::uuid) ORDER BY r.record_id LIMIT :limit`,
    {
      jobId: job.id,
      type: job.subjectType,
      types: job.subjectType ? [] : allNouns().map(({ Class }) => Class.name),
      after,
      limit: pageSize(first, { most: MAX_FAILURES }),
    },
  );
  return Promise.all(
    rows.map(async ({ id, type, problem }) => ({ id, problem, name: await nameOf(ctx, type, id) })),
  );
}

/** All of them, page by page: only one page is in memory. */
export async function* allBulkFailures(ctx: Context, job: BulkJob): AsyncGenerator<BulkFailure> {
  for (let after: string | null = null; ; ) {
    const page: BulkFailure[] = await bulkFailures(ctx.fork(), job, MAX_FAILURES, after);
    yield* page;
    if (page.length < MAX_FAILURES) return;
    after = page.at(-1)!.id;
  }
}

/** What a record is called; null when there is none that the actor may see. */
async function nameOf(ctx: Context, type: string | null, id: string): Promise<string | null> {
  const Class = type ? nounNamed(type)?.Class : undefined;
  const record = Class && (await ctx.loaders.one(Class, id));
  if (!record) return null;
  const { title = 'id' } = nounOf(Class);
  return String((record as unknown as Record<string, unknown>)[title] ?? '');
}
