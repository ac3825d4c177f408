import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { Organization } from '../identity/organization.entity.js';
import { User } from '../identity/user.entity.js';
import { usersIn } from '../interactions/participants.js';
import { type News, notify } from '../notifications/notify.js';
import { type Activity, ActivityStatus, OPEN } from './activity.entity.js';
import { zoneOf } from './due.js';

/** The colleagues who take part: who is to do it, and who is invited. */
export const takePart = ({
  assigneeId,
  attendeeRefs,
}: Pick<Activity, 'assigneeId' | 'attendeeRefs'>): string[] => [
  ...new Set([...(assigneeId ? [assigneeId] : []), ...usersIn(attendeeRefs)]),
];

/**
 * Tells colleagues what concerns them, but not who did it: that they were given it or invited, that it has another time, or that
 * it was called off. What is done is no news, nor is the next of a series.
 */
export async function tellPeople(ctx: Context, row: Activity, before: Activity | null): Promise<void> {
  if (ctx.origin === 'SYSTEM' || ctx.origin === 'IMPORT') return;
  if (!before && row.seriesId && row.seriesId !== row.id) return;
  for (const [userId, kind] of newsOf(row, before)) {
    if (userId === ctx.actor.userId) continue;
    const body = kind === 'ASSIGNED' ? row.description : await whenFor(ctx, userId, row);
    const how = { gone: kind === 'CANCELLED', latest: kind === 'MOVED' };
    await notify(ctx, { userId, kind, subject: row, title: row.subject, body, ...how });
  }
}

/** Tells those who take part on which more days it does not come. */
export async function tellLeftOut(ctx: Context, row: Activity, before: Activity): Promise<void> {
  for (const dueOn of row.exceptions.filter((day) => !before.exceptions.includes(day)))
    for (const userId of takePart(row)) {
      if (userId === ctx.actor.userId) continue;
      const body = await whenFor(ctx, userId, { dueOn, dueAt: null });
      await notify(ctx, { userId, kind: 'CANCELLED', subject: row, title: row.subject, body });
    }
}

/** Who is to be told what; the first of several reasons counts. */
function newsOf(row: Activity, before: Activity | null): Map<string, News['kind']> {
  const news = new Map<string, News['kind']>();
  const tell = (users: string[], kind: News['kind']) => {
    for (const id of users) if (!news.has(id)) news.set(id, kind);
  };
  if (isDone(row) || (before && isDone(before))) return news;
  const was = before && isOn(before) ? before : null;
  const known = was ? takePart(was) : [];
  if (!isOn(row)) {
    tell(known, 'CANCELLED');
    return news;
  }
  const { assigneeId } = row;
  if (assigneeId && assigneeId !== before?.assigneeId) tell([assigneeId], 'ASSIGNED');
  tell(without(usersIn(row.attendeeRefs), [...known, assigneeId]), 'INVITED');
  if (!was) return news;
  tell(without(usersIn(was.attendeeRefs), takePart(row)), 'CANCELLED');
  if (was.dueAt !== row.dueAt || was.dueOn !== row.dueOn) tell(takePart(row), 'MOVED');
  return news;
}

const isDone = ({ status }: Activity) => status === ActivityStatus.COMPLETED;
const isOn = ({ deletedAt, status }: Activity) => !deletedAt && OPEN.includes(status);

const without = (users: string[], others: (string | null)[]) => users.filter((id) => !others.includes(id));

/** When an activity begins, in the words and at the hours of a user; null without a day. */
async function whenFor(
  ctx: Context,
  userId: string,
  { dueOn, dueAt }: Pick<Activity, 'dueOn' | 'dueAt'>,
): Promise<string | null> {
  if (!dueOn) return null;
  const user = await ctx.loaders.one(User, userId);
  const organization = await ctx.loaders.one(Organization, ctx.actor.organizationId);
  const zone = dueAt ? await zoneOf(ctx, userId) : 'utc';
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric' } as const;
  return DateTime.fromISO(dueAt ?? dueOn, { zone })
    .setLocale(user?.locale ?? organization?.locale ?? 'en')
    .toLocaleString(dueAt ? { ...day, ...time } : day);
}
