import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { Activity, type ActivityType } from '../activities/activity.entity.js';
import { completeActivity } from '../activities/completeActivity.js';
import type { Client } from '../clients/client.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Chance } from './chance.js';
import * as words from './words.js';

const COUNT = 90;
const DONE = 24;

/** Days from now; most of it lies in the near future, some has been forgotten. */
const DAYS = [-6, -3, -2, -1, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 12, 16, 21];

/** What the demo's people have to do: overdue, today and in the weeks to come, some of it repeating, some done. */
export async function seedActivities(
  ctx: Context,
  chance: Chance,
  people: string[],
  clients: Client[],
  contacts: Contact[],
): Promise<void> {
  for (let i = 0; i < COUNT; i++)
    await seedActivity(ctx, chance, people[i % people.length]!, clients, contacts, i);
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
}

async function seedActivity(
  ctx: Context,
  chance: Chance,
  assigneeId: string,
  clients: Client[],
  contacts: Contact[],
  i: number,
): Promise<void> {
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
  const day = DateTime.now().plus({ days: chance.pick(DAYS) });
  const timed = type === 'MEETING' || (type === 'CALL' && chance.happens(60));
  const about = type === 'TODO' ? {} : { clientId: client.id };
  const contactId = contacts.find((contact) => contact.clientId === client.id)?.id ?? null;
  const activity = await ctx.db.create(Activity, {
    type,
    subject: chance.pick(words.TODO[type]),
    priority: chance.pick(['NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'LOW']),
    assigneeId,
    ...about,
    ...(type === 'CALL' || type === 'MEETING' ? { contactId } : {}),
    ...(timed
      ? timeOn(ctx, day, chance.whole(8, 16), chance.pick([0, 30]))
      : { dueOn: chance.happens(8) ? null : day.toISODate() }),
    ...(timed ? { durationMinutes: chance.pick([30, 60]), reminders: [15] } : {}),
  });
  if (i < DONE)
    await completeActivity(ctx, {
      id: activity.id,
      outcome: type === 'CALL' ? chance.pick(words.OUTCOMES) : null,
    });
}

const timeOn = (ctx: Context, day: DateTime, hour: number, minute: number) => ({
  dueAt: day.setZone(ctx.actor.timeZone).set({ hour, minute, second: 0, millisecond: 0 }).toUTC().toISO(),
});
