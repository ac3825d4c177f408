import type { ScheduleEventData } from '@mantine/schedule';
import dayjs from 'dayjs';
import type { ActivityRowFragment } from '../../gql/graphql';
import { isOpen, kindOf } from './activityTypes';

const CLOCK = 'YYYY-MM-DD HH:mm:ss';
const SHORTEST = 30;

/** An activity as the calendar draws it; what repeats is drawn on its later days, too. */
export function eventOf(activity: ActivityRowFragment): ScheduleEventData<{ activity: ActivityRowFragment }> {
  const { id, subject, type, dueOn, dueAt, durationMinutes, recurrence } = activity;
  const start = dueAt ? dayjs(dueAt) : dayjs(dueOn).startOf('day');
  const end = dueAt
    ? start.add(Math.max(durationMinutes ?? 0, SHORTEST), 'minute')
    : start.add(1, 'day').subtract(1, 'second');
  const open = isOpen(activity);
  const event = {
    id,
    title: open ? subject : `✓ ${subject}`,
    start: start.format(CLOCK),
    end: end.format(CLOCK),
    color: open ? kindOf(type).color : 'gray',
    payload: { activity },
  };
  return recurrence && open ? { ...event, recurrence: { rrule: recurrence } } : event;
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
