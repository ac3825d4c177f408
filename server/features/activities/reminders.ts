import { now } from '../../kernel/clock.js';
import { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineJob } from '../../kernel/jobs.js';
import type { Services } from '../../kernel/services.js';
import { actorOfUser } from '../identity/actorOf.js';
import { Organization } from '../identity/organization.entity.js';
import type { User } from '../identity/user.entity.js';
import { notify } from '../notifications/notify.js';
import { Activity, OPEN } from './activity.entity.js';
import { instantAt, zoneOf } from './due.js';
import { takePart } from './tellPeople.js';

const MINUTE = 60_000;
const FOUR_WEEKS = 40_320;
const MOST = 5;

/** Where the day of an activity without a time begins, for its reminders. */
const MORNING = '09:00';

/** Sorted and without doubles; INVALID names reminders. */
export function checkReminders(reminders: unknown): number[] {
  const minutes = Array.isArray(reminders) ? [...new Set(reminders as number[])] : [];
  const wrong = minutes.some((each) => !Number.isInteger(each) || each < 0 || each > FOUR_WEEKS);
  if (!Array.isArray(reminders) || wrong || minutes.length > MOST)
    throw invalid({ reminders: `Give up to ${MOST} whole numbers of minutes, each at most ${FOUR_WEEKS}.` });
  return minutes.sort((a, b) => b - a);
}

/** The first reminder after an instant; null when the activity is done or none is left. */
export function nextReminder(activity: Activity, zone: string, after: string): string | null {
  const { dueAt, dueOn, status, reminders, deletedAt } = activity;
  if (!dueOn || deletedAt || !OPEN.includes(status)) return null;
  const begins = Date.parse(dueAt ?? instantAt(dueOn, MORNING, zone));
  const times = reminders
    .map((minutes) => begins - minutes * MINUTE)
    .filter((time) => time > Date.parse(after));
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

/** The days of whoever chooses another time zone begin elsewhere: they are reminded there of what has no time. */
export async function remindElsewhere(row: User, before: User | null, ctx: Context): Promise<void> {
  if (!before || row.timeZone === before.timeZone) return;
  const organization = await ctx.loaders.one(Organization, row.organizationId);
  await ctx.db.rows(
    `UPDATE activities SET next_reminder_at = (
       SELECT min(at) FROM (SELECT (due_on + :morning::time) AT TIME ZONE :zone - make_interval(mins => minutes::int) AS at
         FROM jsonb_array_elements_text(reminders) minutes) each WHERE at > now())
     WHERE organization_id = :organizationId AND assignee_id = :userId::uuid AND due_at IS NULL AND deleted_at IS NULL
       AND status = ANY(:open) AND due_on > current_date - 2 AND reminders <> '[]' RETURNING id`,
    { userId: row.id, zone: row.timeZone ?? organization?.timeZone, morning: MORNING, open: OPEN },
  );
}

/** So many reminders are sent in one run; the rest waits for the next minute. */
const BATCH = 500;

/** Reminds those who take part of what begins soon: each reminder once, in one transaction with what says so. */
export const remindOfActivities = defineJob(
  'remindOfActivities',
  async (_payload: object, services) => {
    const { db } = Context.housekeeping(services, 'reminders');
    const rows = await db.acrossOrganizations<Due>(
      `SELECT organization_id AS "organizationId", id, assignee_id AS "assigneeId", attendee_refs AS "attendeeRefs" FROM activities
       WHERE next_reminder_at <= now() AND deleted_at IS NULL ORDER BY next_reminder_at LIMIT ${BATCH}`,
    );
    for (const due of rows) await remind(services, due);
  },
  { every: '* * * * *' },
);

type Due = Pick<Activity, 'organizationId' | 'id' | 'assigneeId' | 'attendeeRefs'>;

async function remind(services: Services, due: Due): Promise<void> {
  const { organizationId, id } = due;
  const actor = await firstActor(services, due);
  if (!actor) {
    await Context.housekeeping(services, 'reminders').db.acrossOrganizations(
      'UPDATE activities SET next_reminder_at = NULL WHERE organization_id = $1 AND id = $2',
      [organizationId, id],
    );
    return;
  }
  const ctx = new Context({ services, actor, requestId: 'reminders', origin: 'SYSTEM' });
  await ctx.db.tx(async () => {
    const [activity] = await ctx.db.find(Activity, { id }, { lock: true });
    const at = activity?.nextReminderAt;
    if (!activity || !at || at > now()) return;
    const { status, subject: title, description: body, assigneeId } = activity;
    for (const userId of OPEN.includes(status) ? takePart(activity) : [])
      await notify(ctx, { userId, kind: 'REMINDER', subject: activity, title, body, byActor: false });
    const next = nextReminder(activity, await zoneOf(ctx, assigneeId), now());
    await ctx.db.rows(
      'UPDATE activities SET next_reminder_at = :next::timestamptz WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id',
      { id, next },
    );
  });
}

/** Whoever takes part and is still active, the assignee first. */
async function firstActor(services: Services, due: Due) {
  for (const userId of takePart(due)) {
    const actor = await actorOfUser(services, due.organizationId, userId);
    if (actor) return actor;
  }
  return null;
}
