import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import type { FilterJson } from '../../kernel/filter.js';
import { Activity, OPEN } from './activity.entity.js';

const MOST_DAYS = 366;

/** The local day so many days from the viewer's today. */
const dayFrom = (ctx: Context, days: number): string =>
  DateTime.now().setZone(ctx.actor.timeZone).plus({ days }).toISODate()!;

/**
 * Open activities due from the first up to (not including) the last day, by the viewer's own days: those with a time by
 * its instant, whole days by their date. The day stored with a time is that of the assignee, at most one off.
 */
export function dueBetween(ctx: Context, from: number | null, to: number): FilterJson {
  const zone = ctx.actor.timeZone;
  const startOf = (days: number) => DateTime.fromISO(dayFrom(ctx, days), { zone }).toUTC().toISO();
  const lower = from === null ? [] : [from];
  const near = {
    lt: dayFrom(ctx, to + 1),
    ...Object.assign({}, ...lower.map((days) => ({ gte: dayFrom(ctx, days - 1) }))),
  };
  const timed = { lt: startOf(to), ...Object.assign({}, ...lower.map((days) => ({ gte: startOf(days) }))) };
  const whole = {
    lt: dayFrom(ctx, to),
    ...Object.assign({}, ...lower.map((days) => ({ gte: dayFrom(ctx, days) }))),
  };
  return {
    status: { in: OPEN },
    dueOn: near,
    or: [{ dueAt: timed }, { dueAt: { isNull: true }, dueOn: whole }],
  };
}

/** Due before today. */
export const overdue = (ctx: Context): FilterJson => dueBetween(ctx, null, 0);
/** Due today. */
export const dueToday = (ctx: Context): FilterJson => dueBetween(ctx, 0, 1);

/** Due within the next days, today included; INVALID names days. */
export function upcoming(ctx: Context, days: number): FilterJson {
  if (days < 1 || days > MOST_DAYS) throw invalid({ days: `Give 1 to ${MOST_DAYS} days.` });
  return dueBetween(ctx, 0, days);
}

/** Whose activities a list is about: the viewer's own, what the viewer gave others, or all. */
export interface Whose {
  mine: boolean;
  delegated: boolean;
}

/** The filter for what the viewer is to do or attends, or for what the viewer created for others; otherwise for all. */
export function ofWhom(
  { actor: { userId } }: Context,
  { mine, delegated }: Whose,
  filter: FilterJson,
): FilterJson {
  const own = { or: [{ assigneeId: { eq: userId } }, { attendeeRefs: { has: `User:${userId}` } }] };
  const given = { createdById: { eq: userId }, assigneeId: { ne: userId, isNull: false } };
  return delegated ? { and: [filter, given] } : mine ? { and: [filter, own] } : filter;
}

export interface ActivityCounts {
  overdue: number;
  dueToday: number;
  upcoming: number;
  withoutDate: number;
  open: number;
}

/** How much there is to do, in one statement; upcoming counts the seven days after today. */
export async function activityCounts(ctx: Context, whose: Whose): Promise<ActivityCounts> {
  const zone = ctx.actor.timeZone;
  const [row] = await ctx.db.rows<ActivityCounts>(
    `SELECT count(*) FILTER (WHERE day < :today::date)::int AS overdue, count(*) FILTER (WHERE day = :today::date)::int AS "dueToday",
       count(*) FILTER (WHERE day > :today::date AND day <= :today::date + 7)::int AS upcoming,
       count(*) FILTER (WHERE day IS NULL)::int AS "withoutDate", count(*)::int AS open
     FROM (SELECT coalesce((t.due_at AT TIME ZONE :zone)::date, t.due_on) AS day FROM activities t WHERE :scope AND t.organization_id = :organizationId) a`,
    { today: dayFrom(ctx, 0), zone },
    { scope: { Class: Activity, alias: 't', filter: ofWhom(ctx, whose, { status: { in: OPEN } }) } },
  );
  return row!;
}
