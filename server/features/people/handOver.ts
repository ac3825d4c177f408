import { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { actorOfUser } from '../identity/actorOf.js';
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

export interface HandOverJob {
  organizationId: string;
  actorId: string;
  from: string;
  to: string;
  changeSetId: string;
}

/** Hands over what is left, batch by batch; all of it belongs to the change set of the deactivation. */
export const handOverRest = defineJob<HandOverJob>('people.handOver', async (job, services) => {
  const { organizationId, actorId, from, to, changeSetId } = job;
  const actor = await actorOfUser(services, organizationId, actorId);
  if (!actor) return;
  for (let moved = BATCH; moved === BATCH; ) {
    const ctx = new Context({ services, actor, requestId: `hand-over-${from}`, origin: 'USER', changeSetId });
    moved = await ctx.db.tx(() => handOver(ctx, from, to));
  }
});
