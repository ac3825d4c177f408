import { MAX_BULK } from '../../kernel/bulk.js';
import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { refuseCustom } from '../../kernel/customFilter.js';
import { checkInput } from '../../kernel/draftRow.js';
import { forbidden, invalid, notFound } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounOf } from '../../kernel/noun.js';
import { planPage, typedArgs } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { referencesOf } from '../../kernel/reference.js';
import { type BulkAction, BulkJob } from './bulkJob.entity.js';
import { startWork, takeStep } from './bulkWork.js';
import { bulkNoun } from './rowsStep.js';

/** How many records one job takes. */
const MAX_JOB = 100_000;

export interface BulkRequest {
  subjectType: string;
  kind: 'EDIT' | 'TAG' | 'DELETE' | 'ASSIGN';
  ids?: string[] | null;
  filter?: FilterJson | null;
  search?: string | null;
  except?: string[] | null;
  patch?: Record<string, unknown> | null;
  addTags?: string[] | null;
  removeTags?: string[] | null;
}

const VERBS = { EDIT: 'update', TAG: 'update', DELETE: 'delete', ASSIGN: 'assign' } as const;

/** Changes the selected records: up to 500 at once, in the transaction of the call; more in the background. */
export async function startBulkJob(ctx: Context, request: BulkRequest): Promise<BulkJob> {
  const Class = bulkNoun(request.subjectType);
  if (!Class) throw invalid({ subjectType: `${request.subjectType} cannot be changed many at once.` });
  const { kind } = request;
  const permission = `${nounOf(Class).noun}.${VERBS[kind]}`;
  if (!ctx.actor.can(permission)) throw forbidden(`You need the permission ${permission}.`);
  const action = await checkAction(ctx, Class, request);
  const begun = await recordJob(ctx, { kind, subjectType: Class.name, action });
  const total = await selectRows(ctx, Class, begun.id, request);
  const large = total > MAX_BULK;
  const values = large ? { total, changeSetId: newId() } : { total };
  let job = await ctx.db.settle(begun, values, { silent: true });
  if (large) await startWork(ctx, job);
  else while (job.status === 'RUNNING') job = await takeStep(ctx, job);
  return job;
}

/** A job of whoever acts, about to begin; up to 500 records belong to the change set of the call. */
export function recordJob(ctx: Context, values: Partial<BulkJob>): Promise<BulkJob> {
  const { userId } = ctx.actor;
  return ctx.db.record(BulkJob, { id: newId(), changeSetId: ctx.changeSetId, ownerId: userId, ...values });
}

/** What is wrong with the change itself is said before anything begins. */
async function checkAction(ctx: Context, Class: RecordClass, request: BulkRequest): Promise<BulkAction> {
  const { kind, patch, addTags, removeTags } = request;
  if (kind === 'ASSIGN' && Class.name !== 'Lead')
    throw invalid({ kind: 'Only leads are assigned by rules.' });
  if (kind === 'TAG') {
    if (!fieldsOf(Class).has('tags')) throw invalid({ kind: `${nounOf(Class).plural} have no tags.` });
    const tags = { addTags: named(addTags), removeTags: named(removeTags) };
    if (tags.addTags.length + tags.removeTags.length === 0) throw invalid({ addTags: 'Choose a tag.' });
    checkInput(Class, { tags: tags.addTags }, 'UPDATE', ctx);
    return tags;
  }
  if (kind !== 'EDIT') return {};
  if (!patch || Object.keys(patch).length === 0) throw invalid({ patch: 'Say what to change.' });
  await refuseCustom(ctx, Class, patch.customFields, null);
  const values = checkInput(Class, patch, 'UPDATE', ctx);
  for (const { key, reference } of referencesOf(Class)) {
    const Target = reference!() as RecordClass;
    if (values[key] && !(await ctx.loaders.one(Target, values[key] as string)))
      throw notFound(nounOf(Target).label);
  }
  return { patch };
}

const named = (tags: string[] | null | undefined) =>
  [...new Set((tags ?? []).map((tag) => tag.trim()))].filter(Boolean);

/**
 * Puts the selected records on the list of the job, as they are now: what joins the filter later is left alone, and
 * what a change takes out of it is not forgotten. Tells how many there are.
 */
async function selectRows(
  ctx: Context,
  Class: RecordClass,
  jobId: string,
  request: BulkRequest,
): Promise<number> {
  const { ids, filter, search, except } = request;
  if (Boolean(ids) === Boolean(filter || search))
    throw invalid({ ids: 'Give either ids or a filter; {} means all.' });
  const args = await typedArgs(ctx, Class, { filter: ids ? null : filter, search: ids ? null : search });
  const params = new Params();
  const { where } = planPage(ctx, Class, args, 't', params);
  const chosen = ids ? 't.id = ANY(' : 't.id <> ALL(';
  const list = params.add([...new Set(ids ?? except ?? [])]);
  const text = `INSERT INTO bulk_job_rows (organization_id, job_id, record_id)
    SELECT t.organization_id, ${params.add(jobId)}::uuid, t.id FROM "${nounOf(Class).table}" t
    WHERE ${where} AND ${chosen}${list}::uuid[]) LIMIT ${params.add(MAX_JOB + 1)}`;
  const { rowCount } = await ctx.db.connection.query({ text, values: params.values } as never);
  const total = rowCount ?? 0;
  if (ids && total !== new Set(ids).size) throw notFound(nounOf(Class).label);
  if (total > MAX_JOB)
    throw invalid({
      filter: 'These are more than 100,000 records. Narrow the filter and take them in parts.',
    });
  return total;
}
