import type { ScheduleEventData } from '@mantine/schedule';
import dayjs from 'dayjs';
import type { ActivityRowFragment } from '../../gql/graphql';
import { isOpen, kindOf } from './activityTypes';

const CLOCK = 'YYYY-MM-DD HH:mm:ss';
const SHORTEST = 30;

/** What a drawn event is about. */
export interface Drawn {
  activity: ActivityRowFragment;
  /** Whether it is one of the later days of what repeats, for which there is no activity yet. */
  later?: boolean;
}

/** What the calendar says of an event it draws. */
export interface DrawnEvent {
  title: string;
  start: string | Date;
  payload?: Partial<Drawn>;
}

/** An activity as the calendar draws it; what repeats is drawn on its later days, too. */
export function eventsOf(activity: ActivityRowFragment): ScheduleEventData<Drawn>[] {
  const event = eventOf(activity);
  const { id, recurrence, recurrenceStart, recurrenceAt, exceptions, durationMinutes } = activity;
  if (!recurrence || !recurrenceStart || !isOpen(activity)) return [event];
  const start = dayjs(recurrenceAt ?? recurrenceStart);
  const end = recurrenceAt
    ? start.add(Math.max(durationMinutes ?? 0, SHORTEST), 'minute')
    : start.endOf('day');
  const without = [start.format('YYYY-MM-DD'), ...exceptions];
  const rest = {
    ...event,
    id: `${id}~`,
    start: start.format(CLOCK),
    end: end.format(CLOCK),
    recurrence: { rrule: recurrence, exdate: without.map((day) => `${day} ${start.format('HH:mm:ss')}`) },
    payload: { activity, later: true },
  };
  return [event, rest];
}

function eventOf(activity: ActivityRowFragment) {
  const { id, subject, type, dueOn, dueAt, durationMinutes } = activity;
  const start = dueAt ? dayjs(dueAt) : dayjs(dueOn).startOf('day');
  const end = dueAt
    ? start.add(Math.max(durationMinutes ?? 0, SHORTEST), 'minute')
    : start.add(1, 'day').subtract(1, 'second');
  const open = isOpen(activity);
  return {
    id,
    title: open ? subject : `✓ ${subject}`,
    start: start.format(CLOCK),
    end: end.format(CLOCK),
    color: open ? kindOf(type).color : 'gray',
    payload: { activity } as Drawn,
  };
}

/** Where an event was dropped or drawn to, as the API takes it. */
export function placeOf(activity: ActivityRowFragment, newStart: string, newEnd: string, resized = false) {
  const start = dayjs(newStart);
  const minutes = dayjs(newEnd).diff(start, 'minute');
  const wholeDay = newStart.endsWith('00:00:00') && (!activity.dueAt || minutes >= 1439);
  if (wholeDay) return { dueOn: start.format('YYYY-MM-DD'), dueAt: null };
  return {
    dueOn: start.format('YYYY-MM-DD'),
    dueAt: start.toISOString(),
    ...(resized ? { durationMinutes: minutes } : {}),
  };
}

/** Moves an activity by days or, with a time, by minutes: what the arrow keys do. */
export function shifted(activity: ActivityRowFragment, days: number, minutes: number) {
  const { dueOn, dueAt } = activity;
  if (!dueAt) return { dueOn: dayjs(dueOn).add(days, 'day').format('YYYY-MM-DD'), dueAt: null };
  const at = dayjs(dueAt).add(days, 'day').add(minutes, 'minute');
  return { dueOn: at.format('YYYY-MM-DD'), dueAt: at.toISOString() };
}
