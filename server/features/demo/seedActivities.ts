import { DateTime } from 'luxon';
import { instantText } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { Activity, type ActivityType } from '../activities/activity.entity.js';
import type { Client } from '../clients/client.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Chance } from './chance.js';
import * as words from './words.js';

const COUNT = 90;
const DONE = 24;

/** Days from now; most of it lies in the near future, some has been forgotten. */
const DAYS = [-6, -3, -2, -1, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 12, 16, 21];

/** Days from now on which something was done. */
const PAST = [-30, -24, -18, -13, -10, -8, -6, -5, -4, -3, -2, -1];

/** What the demo's people have to do: overdue, today and in the weeks to come, some of it repeating, some done. */
export async function seedActivities(
  ctx: Context,
  chance: Chance,
  people: string[],
  clients: Client[],
  contacts: Contact[],
  opportunities: Opportunity[],
): Promise<void> {
  const open = new Map(
    opportunities.filter(({ status }) => status === 'OPEN').map(({ clientId, id }) => [clientId, id]),
  );
  for (let i = 0; i < COUNT; i++) await seedActivity(ctx, chance, people, clients, contacts, open, i);
  for (const assigneeId of people)
    await ctx.db.create(Activity, {
      type: 'MEETING',
      subject: 'Pipeline review',
      assigneeId,
      ...timeOn(ctx, DateTime.now().startOf('week').plus({ weeks: 1 }), 9, 0),
      durationMinutes: 45,
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      reminders: [15],
    });
  await age(ctx);
}

async function seedActivity(
  ctx: Context,
  chance: Chance,
  people: string[],
  clients: Client[],
  contacts: Contact[],
  open: Map<string | null, string>,
  i: number,
): Promise<void> {
  const assigneeId = people[i % people.length]!;
  const client = chance.pick(clients);
  const type: keyof typeof ActivityType = chance.pick([
    'TASK',
    'CALL',
    'CALL',
    'EMAIL',
    'MEETING',
    'MEETING',
    'TODO',
  ]);
  const done = i < DONE;
  const day = DateTime.now().plus({ days: chance.pick(done ? PAST : DAYS) });
  const timed = type === 'MEETING' || (type === 'CALL' && chance.happens(60));
  const opportunityId = done ? null : (open.get(client.id) ?? null);
  const about = type === 'TODO' ? {} : { clientId: client.id, opportunityId };
  const contact = contacts.find(({ clientId }) => clientId === client.id);
  const activity = await ctx.db.create(Activity, {
    type,
    subject: chance.pick(words.TODO[type]),
    priority: chance.pick(['NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'LOW']),
    assigneeId,
    ...about,
    ...(type === 'CALL' || type === 'MEETING' ? { contactId: contact?.id ?? null } : {}),
    ...(type === 'MEETING'
      ? { attendees: attendeesOf(contact, i % 3 ? null : people[(i + 1) % people.length]!) }
      : {}),
    ...(timed
      ? timeOn(ctx, day, chance.whole(8, 16), chance.pick([0, 30]))
      : { dueOn: chance.happens(8) && !done ? null : day.toISODate() }),
    ...(timed ? { durationMinutes: chance.pick([30, 60]), reminders: [15] } : {}),
  });
  if (done) await finish(ctx, activity, type === 'CALL' ? chance.pick(words.OUTCOMES) : null);
}

/** The contact, and sometimes a colleague. */
const attendeesOf = (contact: Contact | undefined, userId: string | null): string[] => [
  ...(contact ? [`<Contact:${contact.id}>`] : []),
  ...(userId ? [`<User:${userId}>`] : []),
];

/** Completes an activity at the time for which it was planned; without a time in the afternoon. */
async function finish(ctx: Context, activity: Activity, outcome: string | null): Promise<void> {
  const { dueAt, dueOn, durationMinutes } = activity;
  const begun = dueAt ?? timeOn(ctx, DateTime.fromISO(dueOn!), 15, 0).dueAt!;
  const completedAt = instantText(new Date(Date.parse(begun) + (durationMinutes ?? 0) * 60_000));
  await ctx.db.update(
    activity,
    { status: 'COMPLETED', outcome },
    { event: 'completed', verb: 'complete', computed: { completedAt, completedById: activity.assigneeId } },
  );
}

const timeOn = (ctx: Context, day: DateTime, hour: number, minute: number) => ({
  dueAt: day.setZone(ctx.actor.timeZone).set({ hour, minute, second: 0, millisecond: 0 }).toUTC().toISO(),
});

/** Moves what was written back to the days before it was due, and its completion to when it happened. */
async function age(ctx: Context): Promise<void> {
  await ctx.db.rows(
    `WITH told AS (SELECT id, subject_id, name FROM events
         WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid AND subject_type = 'Activity'),
       aged AS (UPDATE activities SET created_at = least(created_at, coalesce(due_at, due_on + time '09:00') - interval '5 days')
         WHERE organization_id = :organizationId AND id IN (SELECT subject_id FROM told) RETURNING id, created_at, completed_at)
     UPDATE events e SET at = CASE t.name WHEN 'activity.completed' THEN a.completed_at ELSE a.created_at END
     FROM told t JOIN aged a ON a.id = t.subject_id WHERE e.organization_id = :organizationId AND e.id = t.id RETURNING e.id`,
    { changeSetId: ctx.changeSetId },
  );
}
