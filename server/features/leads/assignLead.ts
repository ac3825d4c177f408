import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { chooseOwner } from './chooseOwner.js';
import { Lead } from './lead.entity.js';

/** Gives a lead to whom the rules choose now, whoever has it. */
export async function assignLead(ctx: Context, id: string): Promise<Lead> {
  const lead = await ctx.db.get(Lead, id, { lock: true });
  const assignment = await chooseOwner(ctx, lead);
  if (!assignment) throw invalid({ id: 'No assignment rule holds for this lead.' });
  return ctx.db.update(
    lead,
    {},
    { event: 'assigned', verb: 'assign', computed: { ...assignment, assignedAt: now() } },
  );
}
