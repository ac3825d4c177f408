import type { Context } from '../../kernel/context.js';
import type { BaseRecord } from '../../kernel/record.js';
import { assignLead } from '../leads/assignLead.js';
import type { BulkAction, BulkJob } from './bulkJob.entity.js';

/** Does to one record what the job is about, with the rights of whoever started it; tells whether it changed. */
export async function changeRecord(ctx: Context, job: BulkJob, row: BaseRecord): Promise<boolean> {
  const { kind, action } = job;
  if (kind === 'DELETE') return (await ctx.db.remove(row)).version !== row.version;
  if (kind === 'ASSIGN') return (await assignLead(ctx, row.id)).version !== row.version;
  const patch =
    kind === 'TAG' ? { tags: tagged(row as BaseRecord & { tags: string[] }, action) } : action.patch;
  return (await ctx.db.update(row, { ...patch })).version !== row.version;
}

/** The tags of a record after some were added and others taken off. */
function tagged({ tags }: { tags: string[] }, { addTags = [], removeTags = [] }: BulkAction): string[] {
  return [...new Set([...tags, ...addTags])].filter((tag) => !removeTags.includes(tag));
}
