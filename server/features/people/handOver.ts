import type { Context } from '../../kernel/context.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { defineBulkStep } from '../bulk/bulkWork.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

/** What somebody answers for, by the field that says so; what is closed or done stays with whoever did it. */
const OWNED: [Class: RecordClass, field: string, which?: Record<string, unknown>][] = [
  [Client, 'ownerId'],
  [Client, 'accountManagerId'],
  [Contact, 'ownerId'],
  [Lead, 'ownerId', { status: { ne: 'CONVERTED' } }],
  [Opportunity, 'ownerId'],
  [Interaction, 'ownerId', { status: 'PLANNED' }],
  [Activity, 'assigneeId', { status: ['PENDING', 'IN_PROGRESS'] }],
];

/** So many records are handed over at once; the rest is the work of a job. */
export const BATCH = 900;

/** How many a job hands over in one transaction. */
const JOB_BATCH = 200;

/** Moves up to `limit` records from one user to another, as part of a write already permitted; tells how many. */
export async function handOver(ctx: Context, from: string, to: string, limit = BATCH): Promise<number> {
  let moved = 0;
  for (const [Class, field, which] of OWNED) {
    if (moved === limit) break;
    const where = { [field]: from, ...which };
    const options = { lock: true, limit: limit - moved, orderBy: [{ field: 'id' }] };
    const rows: BaseRecord[] = await ctx.db.find(Class, where, options);
    for (const row of rows) await ctx.db.settle(row, { [field]: to });
    moved += rows.length;
  }
  return moved;
}

/** How many records are left to hand over. */
export async function countOwned(ctx: Context, from: string): Promise<number> {
  const counts = await Promise.all(
    OWNED.map(([Class, field, which]) => ctx.db.count(Class, { [field]: from, ...which })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Hands over what is left, batch by batch; all of it belongs to the change set of the deactivation. */
defineBulkStep('HAND_OVER', async (ctx, { action, done, changed }) => {
  const moved = await handOver(ctx, action.from!, action.to!, JOB_BATCH);
  const status = moved < JOB_BATCH ? 'DONE' : 'RUNNING';
  return { done: done + moved, changed: changed + moved, status };
});
