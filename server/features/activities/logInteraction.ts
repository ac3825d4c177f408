import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Interaction } from '../interactions/interaction.entity.js';
import type { Activity } from './activity.entity.js';
import { linksOf } from './activity.links.js';

/** What is an interaction as soon as it has happened. */
const TALKS = ['CALL', 'EMAIL', 'MEETING'];

/**
 * Puts a completed call, e-mail or meeting on the timeline of its records; answers the interaction's id. Null for other
 * types, without records, and for somebody who may not log.
 */
export async function logInteraction(ctx: Context, activity: Activity): Promise<string | null> {
  if (!TALKS.includes(activity.type) || !allows(ctx.actor, Interaction, 'create')) return null;
  const links = await linksOf(activity, ctx);
  if (Object.keys(links).length === 0) return null;
  const { type, subject, outcome, notes, description, durationMinutes, location, tags } = activity;
  const values = {
    type,
    subject,
    body: notes ?? description,
    outcome,
    direction: 'OUTBOUND',
    status: 'COMPLETED',
    scheduledAt: activity.dueAt,
    completedAt: activity.completedAt,
    durationMinutes,
    location,
    participants: activity.attendees,
    tags,
    ownerId: activity.assigneeId ?? ctx.actor.userId,
    ...links,
  };
  const computed = { participantRefs: activity.attendeeRefs };
  const interaction = await ctx.db.create(Interaction, values, { computed });
  return interaction.id;
}
