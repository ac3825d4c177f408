import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { allows } from '../../kernel/policy.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Activity, ActivityStatus, OPEN } from './activity.entity.js';
import type { CompleteActivityInput, CreateActivity, UpdateActivity } from './activity.inputs.js';
import { linksOf } from './activity.links.js';
import { REPEATED } from './createNextOccurrence.js';
import { withTime } from './due.js';
import { takeOut } from './takeOut.js';
import { tellLeftOut } from './tellPeople.js';

/** Creates an activity; a time of day is that of the caller. */
export async function createActivity(ctx: Context, input: CreateActivity): Promise<Activity> {
  return ctx.db.create(Activity, withTime({ ...input }, null, ctx.actor.timeZone));
}

/**
 * Changes an activity. Of a recurring one only this occurrence, unless `scope` says that those that follow change, too; with
 * `occurrence` one of its later days, which becomes an activity of its own, and the answer.
 */
export async function updateActivity(ctx: Context, input: UpdateActivity): Promise<Activity> {
  const { id, version, scope, occurrence: day, ...given } = input;
  const following = scope === 'FOLLOWING';
  const found = await ctx.db.get(Activity, id);
  const activity = day ? await takeOut(ctx, found, { day, following, version }) : found;
  const patch = withTime(given, activity.dueOn, ctx.actor.timeZone);
  const saved = await ctx.db.update(activity, patch, {
    version: day ? null : version,
    computed: seriesValues(activity, patch, following),
  });
  if (!day) await tellLeftOut(ctx, saved, found);
  return saved;
}

/** What the following occurrences keep (their old values) or give up (their place). */
function seriesValues(activity: Activity, patch: object, following: boolean): Partial<Activity> {
  if (!activity.recurrence) return {};
  const changed = Object.keys(patch);
  if (following) {
    const moved = changed.includes('dueOn') || changed.includes('dueAt');
    return { ...(moved ? { recurrenceStart: null } : {}), following: null };
  }
  const kept: [string, unknown][] = REPEATED.filter((key) => changed.includes(key)).map((key) => [
    key,
    activity[key],
  ]);
  if (changed.includes('attendees')) kept.push(['attendeeRefs', activity.attendeeRefs]);
  return kept.length === 0 ? {} : { following: { ...Object.fromEntries(kept), ...activity.following } };
}

/**
 * Completes an activity, logs the interaction if it was one, and creates what comes next: all in one transaction.
 */
export async function completeActivity(ctx: Context, input: CompleteActivityInput): Promise<Activity> {
  const { id, version, next, ...given } = input;
  const activity = await ctx.db.get(Activity, id, { lock: true });
  if (!OPEN.includes(activity.status)) throw invalid({ id: 'The activity is not open.' });
  const values = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const completed = await ctx.db.update(
    activity,
    { ...values, status: ActivityStatus.COMPLETED },
    { event: 'completed', verb: 'complete', version },
  );
  if (next) await createFollowUp(ctx, completed, next);
  return completed;
}

async function createFollowUp(ctx: Context, done: Activity, next: CreateActivity): Promise<void> {
  const values = withTime({ ...next }, null, ctx.actor.timeZone);
  await ctx.db.create(
    Activity,
    { ...(await linksOf(done, ctx)), assigneeId: done.assigneeId, ...values },
    { computed: { followsId: done.id } },
  );
}

/** Takes a completed or cancelled activity up again; the interaction it became goes into the bin. */
export async function reopenActivity(ctx: Context, id: string, version?: number | null): Promise<Activity> {
  const activity = await ctx.db.get(Activity, id, { lock: true });
  if (OPEN.includes(activity.status)) throw invalid({ id: 'The activity is open.' });
  const interaction = await ctx.loaders.one(Interaction, activity.interactionId);
  if (interaction && !interaction.deletedAt && allows(ctx.actor, Interaction, 'delete', interaction))
    await ctx.db.remove(interaction);
  return ctx.db.update(
    activity,
    { status: ActivityStatus.PENDING },
    { event: 'reopened', verb: 'reopen', version },
  );
}
