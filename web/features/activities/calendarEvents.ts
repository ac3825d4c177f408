import type { ScheduleEventData } from '@mantine/schedule';
import dayjs from 'dayjs';
import type { ActivityRowFragment, CalendarActivityFragment } from '../../gql/graphql';
import { isOpen, kindOf } from './activityTypes';

const CLOCK = 'YYYY-MM-DD HH:mm:ss';
const SHORTEST = 30;

/** What a drawn event is about: an activity, or one of the later days of what repeats, for which there is none yet. */
export interface Drawn {
  activity: ActivityRowFragment & Partial<Pick<CalendarActivityFragment, 'occurrences'>>;
  laterOn: string | null;
}

/** What the calendar says of an event it draws. */
export interface DrawnEvent {
  id: string | number;
  title: string;
  start: string | Date;
  payload?: Partial<Drawn>;
}

/** An activity as the calendar draws it: on its own day, and on the later ones on which it repeats. */
export const eventsOf = (activity: CalendarActivityFragment): ScheduleEventData<Drawn>[] =>
  [null, ...activity.occurrences.map(({ day }) => day)].map((laterOn) => eventOf({ activity, laterOn }));

/** The id of a drawn event. */
export const keyOf = ({ activity: { id }, laterOn }: Drawn): string => (laterOn ? `${id}~${laterOn}` : id);

/** What is drawn under an id. */
export function drawnAs(key: string | number, rows: CalendarActivityFragment[]): Drawn | undefined {
  const [id, laterOn = null] = String(key).split('~');
  const activity = rows.find((row) => row.id === id);
  return activity && { activity, laterOn };
}

/** The activity as it stands on the day that is drawn. */
export function shownOf({ activity, laterOn }: Drawn): ActivityRowFragment {
  const later = activity.occurrences?.find(({ day }) => day === laterOn);
  return later ? { ...activity, dueOn: later.day, dueAt: later.startsAt } : activity;
}

function eventOf(drawn: Drawn): ScheduleEventData<Drawn> {
  const shown = shownOf(drawn);
  const { subject, type, dueOn, dueAt, durationMinutes } = shown;
  const start = dueAt ? dayjs(dueAt) : dayjs(dueOn).startOf('day');
  const end = dueAt
    ? start.add(Math.max(durationMinutes ?? 0, SHORTEST), 'minute')
    : start.add(1, 'day').subtract(1, 'second');
  const open = isOpen(shown);
  return {
    id: keyOf(drawn),
    title: open ? subject : `✓ ${subject}`,
    start: start.format(CLOCK),
    end: end.format(CLOCK),
    color: open ? kindOf(type).color : 'gray',
    payload: drawn,
  };
}

/** Where an event was dropped or drawn to, as the API takes it. */
export function placeOf({ dueAt }: ActivityRowFragment, newStart: string, newEnd: string, resized = false) {
  const start = dayjs(newStart);
  const minutes = dayjs(newEnd).diff(start, 'minute');
  const wholeDay = newStart.endsWith('00:00:00') && (!dueAt || minutes >= 1439);
  if (wholeDay) return { dueOn: start.format('YYYY-MM-DD'), dueAt: null };
  return {
    dueOn: start.format('YYYY-MM-DD'),
    dueAt: start.toISOString(),
    ...(resized ? { durationMinutes: minutes } : {}),
  };
}

/** Moves an activity by days or, with a time, by minutes: what the arrow keys do. */
export function shifted({ dueOn, dueAt }: ActivityRowFragment, days: number, minutes: number) {
  if (!dueAt) return { dueOn: dayjs(dueOn).add(days, 'day').format('YYYY-MM-DD'), dueAt: null };
  const at = dayjs(dueAt).add(days, 'day').add(minutes, 'minute');
  return { dueOn: at.format('YYYY-MM-DD'), dueAt: at.toISOString() };
}
