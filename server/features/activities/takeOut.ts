import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { invalid } from '../../kernel/errors.js';
import { type Activity, OPEN } from './activity.entity.js';
import { createOccurrence } from './createNextOccurrence.js';
import { splitAt } from './recurrence.js';

interface OccurrenceChange {
  /** The day on which the recurrence puts it. */
  day: string;
  /** Whether the change also holds for those that follow. */
  following: boolean;
  version?: number | null | undefined;
}

/**
 * Makes a later day of what repeats an activity of its own, ahead of its time: alone, and the series leaves the day out; or with
 * those that follow, and the series ends before it. INVALID names occurrence.
 */
export async function takeOut(
  ctx: Context,
  series: Activity,
  { day, following, version }: OccurrenceChange,
): Promise<Activity> {
  const { recurrence, recurrenceStart, exceptions, status } = series;
  const place =
    recurrence && recurrenceStart && OPEN.includes(status)
      ? splitAt(recurrence, recurrenceStart, exceptions, day)
      : null;
  if (!place) throw invalid({ occurrence: 'It does not repeat on this day.' });
  const rest: Values = following ? { recurrence: place.before } : { exceptions: [...exceptions, day] };
  await ctx.db.update(series, rest, { version });
  return createOccurrence(ctx, series, place.start, following ? place.rule : null);
}
