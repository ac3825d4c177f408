import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Activity } from './activity.entity.js';
import { linksOf } from './activity.links.js';
import { zoneOf } from './due.js';
import { nextOccurrence } from './recurrence.js';

/** What the next occurrence takes over. */
export const REPEATED = [
  'type',
  'subject',
  'description',
  'priority',
  'durationMinutes',
  'reminders',
  'location',
  'attendees',
  'tags',
  'customFields',
  'assigneeId',
] as const;

/**
 * Creates the occurrence that follows a completed or cancelled one: the next place of the recurrence that is not in the past, at the
 * same time of day. It is created once, also when an activity is completed again.
 */
export async function createNextOccurrence(ctx: Context, done: Activity): Promise<void> {
  const { recurrence, recurrenceStart, seriesId, exceptions } = done;
  if (!recurrence || !recurrenceStart) return;
  const zone = await zoneOf(ctx, done.assigneeId);
  const today = DateTime.now().setZone(zone).toISODate()!;
  const next = nextOccurrence(recurrence, recurrenceStart, today, exceptions);
  if (!next || (await ctx.db.find(Activity, { followsId: done.id, seriesId }, { limit: 1 })).length > 0)
    return;
  const { customFields, attendeeRefs, ...repeated }: Values = {
    ...Object.fromEntries([...REPEATED, 'attendeeRefs' as const].map((key) => [key, done[key]])),
    ...done.following,
  };
  const timed = next.start.length > 10;
  await ctx.db.create(
    Activity,
    {
      ...repeated,
      ...(await linksOf(done, ctx)),
      recurrence: next.rule,
      exceptions: exceptions.filter((day) => day > next.start),
      dueOn: next.start.slice(0, 10),
      dueAt: timed ? DateTime.fromISO(next.start, { zone }).toUTC().toISO() : null,
    },
    {
      verb: 'update',
      computed: {
        customFields,
        attendeeRefs,
        seriesId,
        followsId: done.id,
        recurrenceStart: next.start,
        createdById: done.createdById,
      },
    },
  );
}
