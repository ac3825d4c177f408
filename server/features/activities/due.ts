import { DateTime } from 'luxon';
import { instantText } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Organization } from '../identity/organization.entity.js';
import { User } from '../identity/user.entity.js';
import type { Activity } from './activity.entity.js';

/** The time zone in which a user's days begin. */
export async function zoneOf(ctx: Context, userId: string | null): Promise<string> {
  if (!userId || userId === ctx.actor.userId) return ctx.actor.timeZone;
  const user = await ctx.loaders.one(User, userId);
  const zone = user?.timeZone ?? (await ctx.loaders.one(Organization, ctx.actor.organizationId))?.timeZone;
  return zone ?? ctx.actor.timeZone;
}

/**
 * Keeps day and time together: a new time brings its day, a new day keeps the time of day, no day means no time.
 * A whole day has no time zone, so it never jumps.
 */
export function placeDue(next: Activity, before: Activity | null, zone: string): void {
  const movedTime = next.dueAt !== (before?.dueAt ?? null);
  const movedDay = next.dueOn !== (before?.dueOn ?? null);
  if (next.dueAt && (movedTime || !before)) next.dueOn = DateTime.fromISO(next.dueAt, { zone }).toISODate();
  else if (!next.dueOn) next.dueAt = null;
  else if (next.dueAt && movedDay) next.dueAt = instantAt(next.dueOn, timeOf(next.dueAt, zone), zone);
}

/** The instant of a local day and time (`09:30`); a time that the clock skips moves on. */
export const instantAt = (day: string, time: string, zone: string): string =>
  instantText(DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate());

/** `09:30`: the local time of an instant. */
const timeOf = (instant: string, zone: string): string =>
  DateTime.fromISO(instant, { zone }).toFormat('HH:mm:ss');

/** Turns `dueTime` (in the caller's zone) and `dueOn` into `dueAt`. INVALID names dueTime. */
export function withTime<T extends { dueOn?: unknown; dueAt?: unknown; dueTime?: string | null }>(
  input: T,
  day: string | null,
  zone: string,
): Omit<T, 'dueTime'> {
  const { dueTime, ...values } = input;
  if (dueTime === undefined) return values;
  if (dueTime === null) return { ...values, dueAt: null };
  const on = (values.dueOn as string | null | undefined) ?? day;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(dueTime)) throw invalid({ dueTime: 'Time has to look like 09:30.' });
  if (!on) throw invalid({ dueTime: 'A time needs a day: give dueOn, too.' });
  return { ...values, dueAt: instantAt(on, dueTime, zone) };
}

/** The local wall clock of an occurrence: `2026-03-01` or `2026-03-01T09:30:00`. */
export const floatingStart = ({ dueOn, dueAt }: Activity, zone: string): string | null =>
  dueAt ? DateTime.fromISO(dueAt, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss") : dueOn;
