import { DateTime } from 'luxon';
import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { type Activity, OPEN } from './activity.entity.js';
import { instantAt, zoneOf } from './due.js';
import { occurrencesBetween } from './recurrence.js';

const MOST_DAYS = 366;

@ObjectType({
  simpleResolvers: true,
  description: 'A later day of what repeats, for which there is no activity yet.',
})
export class Occurrence {
  @Field(() => DateScalar, { description: 'The day, where the assignee is.' })
  day: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it begins; null for the whole day.' })
  startsAt: string | null;
}

/** The later places of a recurring activity within days; INVALID names to. */
export async function occurrencesOf(
  ctx: Context,
  { recurrence, recurrenceStart, exceptions, status, assigneeId }: Activity,
  from: string,
  to: string,
): Promise<Occurrence[]> {
  if (DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days > MOST_DAYS)
    throw invalid({ to: `Give at most ${MOST_DAYS} days.` });
  if (!recurrence || !recurrenceStart || !OPEN.includes(status)) return [];
  const zone = await zoneOf(ctx, assigneeId);
  return occurrencesBetween(recurrence, recurrenceStart, exceptions, [from, to]).map((start) => {
    const [day, time] = start.split('T') as [string, string | undefined];
    return { day, startsAt: time ? instantAt(day, time, zone) : null };
  });
}
