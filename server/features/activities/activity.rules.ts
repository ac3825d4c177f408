import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { stable } from '../../kernel/value.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { linkPeople } from '../interactions/participants.js';
import { Activity, ActivityStatus, OPEN } from './activity.entity.js';
import { completeLinks } from './activity.links.js';
import { createNextOccurrence } from './createNextOccurrence.js';
import { floatingStart, placeDue, zoneOf } from './due.js';
import { logInteraction } from './logInteraction.js';
import { checkExceptions, checkRecurrence, movedRule, samePattern } from './recurrence.js';
import { checkReminders, nextReminder } from './reminders.js';
import { tellPeople } from './tellPeople.js';

defineRules(Activity, {
  prepare: async (next, before, ctx) => {
    if (!before) {
      next.createdById ??= ctx.actor.userId;
      next.assigneeId ??= ctx.actor.userId;
    }
    const zone = await zoneOf(ctx, next.assigneeId);
    placeDue(next, before, zone);
    next.reminders = checkReminders(next.reminders);
    placeInSeries(next, before, zone);
    await completeLinks(next, ctx);
    await linkAttendees(next, before, ctx);
    await checkCustomFields(next, before, ctx);
    if (!before || REMINDING.some((key) => stable(next[key]) !== stable(before[key])))
      next.nextReminderAt = nextReminder(next, zone, now());
    await settleCompletion(next, before, ctx);
  },
  follow: async (row, before, ctx) => {
    if (before && isOpen(before) && !isOpen(row) && !row.deletedAt) await createNextOccurrence(ctx, row);
    await tellPeople(ctx, row, before);
  },
});

const REMINDING = ['dueAt', 'dueOn', 'reminders', 'status', 'assigneeId', 'deletedAt'] as const;

const isOpen = ({ status }: Activity) => OPEN.includes(status);
const isDone = ({ status }: Activity) => status === ActivityStatus.COMPLETED;

const attendeesOf = ({ attendees, attendeeRefs }: Activity) => ({ texts: attendees, refs: attendeeRefs });

/** Keeps `attendeeRefs` beside `attendees`. */
async function linkAttendees(next: Activity, before: Activity | null, ctx: Context): Promise<void> {
  const by = { field: 'attendees', clientId: next.clientId };
  const { texts, refs } = await linkPeople(attendeesOf(next), before && attendeesOf(before), by, ctx);
  Object.assign(next, { attendees: texts, attendeeRefs: refs });
}

/** A recurring activity begins its series, and knows which place of it it has. */
function placeInSeries(next: Activity, before: Activity | null, zone: string): void {
  if (!next.recurrence) {
    Object.assign(next, { recurrenceStart: null, following: null, exceptions: [] });
    return;
  }
  if (next.recurrence !== before?.recurrence) {
    next.recurrence = checkRecurrence(next.recurrence);
    const moved = before && next.recurrenceStart !== before.recurrenceStart;
    if (before && !moved && !samePattern(next.recurrence, before.recurrence ?? ''))
      next.recurrenceStart = null;
  }
  next.exceptions = checkExceptions(next.exceptions);
  if (!next.dueOn) throw invalid({ dueOn: 'What repeats needs a day.' });
  next.seriesId ??= next.id;
  if (next.recurrenceStart) return;
  next.recurrenceStart = floatingStart(next, zone);
  if (before?.recurrenceStart && before.recurrence === next.recurrence)
    next.recurrence = movedRule(next.recurrence, before.recurrenceStart, next.recurrenceStart!);
}

/** Who completed it when; a call, meeting or e-mail with somebody becomes an interaction. */
async function settleCompletion(next: Activity, before: Activity | null, ctx: Context): Promise<void> {
  if (!isDone(next)) {
    Object.assign(next, { completedAt: null, completedById: null, interactionId: null });
    return;
  }
  if (before && isDone(before)) return;
  next.completedAt ??= doneInThePast(next, ctx) ?? now();
  next.completedById ??= ctx.actor.userId;
  next.interactionId ??= await logInteraction(ctx, next);
}

/** What is imported as done was done when it was due. */
function doneInThePast({ dueAt, dueOn }: Activity, ctx: Context): string | null {
  const due = ctx.origin === 'IMPORT' ? (dueAt ?? (dueOn && `${dueOn}T12:00:00.000Z`)) : null;
  return due && due < now() ? due : null;
}
