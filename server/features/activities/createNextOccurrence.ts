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
  const today = DateTime.now()
    .setZone(await zoneOf(ctx, done.assigneeId))
    .toISODate()!;
  const next = nextOccurrence(recurrence, recurrenceStart, today, exceptions);
  if (!next || (await ctx.db.find(Activity, { followsId: done.id, seriesId }, { limit: 1 })).length > 0)
    return;
  await createOccurrence(ctx, done, next.start, next.rule, { followsId: done.id });
}

/** Creates an occurrence of a series at a place of its own, with what another one of the series passes on. */
export async function createOccurrence(
  ctx: Context,
  series: Activity,
  start: string,
  recurrence: string | null,
  more: Values = {},
): Promise<Activity> {
  const zone = await zoneOf(ctx, series.assigneeId);
  const { customFields, attendeeRefs, ...repeated }: Values = {
    ...Object.fromEntries([...REPEATED, 'attendeeRefs' as const].map((key) => [key, series[key]])),
    ...series.following,
  };
  const { seriesId, createdById, exceptions } = series;
  const values = {
    ...repeated,
    ...(await linksOf(series, ctx)),
    recurrence,
    exceptions: exceptions.filter((day) => day > start),
    dueOn: start.slice(0, 10),
    dueAt: start.length > 10 ? DateTime.fromISO(start, { zone }).toUTC().toISO() : null,
  };
  const computed = { customFields, attendeeRefs, seriesId, recurrenceStart: start, createdById, ...more };
  return ctx.db.create(Activity, values, { verb: 'update', computed });
}
