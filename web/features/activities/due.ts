import dayjs from 'dayjs';
import { formatDate, formatDay, formatTime } from '../../kit/fields/format';

interface Due {
  dueOn: string | null;
  dueAt: string | null;
}

/** The day on which it is due for the viewer: that of the instant, or the date without a time zone. */
export const dayOf = ({ dueOn, dueAt }: Due): string | null =>
  dueAt ? dayjs(dueAt).format('YYYY-MM-DD') : dueOn;

/** Whether its time, or its day when it has no time, has passed. */
export const isLate = ({ dueOn, dueAt }: Due): boolean =>
  dueAt ? dayjs(dueAt).isBefore(dayjs()) : Boolean(dueOn && dayjs(dueOn).isBefore(dayjs(), 'day'));

/** "Today 09:30", "Tomorrow", "Mon, 4 May". */
export function dueWords(due: Due): string {
  const day = dayOf(due);
  if (!day) return '';
  const time = due.dueAt ? ` ${formatTime(due.dueAt)}` : '';
  return `${dayWords(day)}${time}`;
}

const NEAR: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };

const dayWords = (day: string): string => {
  const away = dayjs(day).diff(dayjs().startOf('day'), 'day');
  return NEAR[away] ?? (Math.abs(away) < 7 ? formatDay(day) : formatDate(day));
};

/** Days to choose from when something is put off: the next day, in three days, the next Monday, in two weeks. */
export const LATER: { label: string; day: () => string }[] = [
  { label: 'Tomorrow', day: () => inDays(1) },
  { label: 'In 3 days', day: () => inDays(3) },
  { label: 'Next week', day: () => inDays((8 - dayjs().day()) % 7 || 7) },
  { label: 'In 2 weeks', day: () => inDays(14) },
];

/** The local day so many days from now. */
export const inDays = (days: number): string => dayjs().add(days, 'day').format('YYYY-MM-DD');

/** A local day and a time such as 09:30 as the API takes them; without a time it is the whole day. */
export function dueInput(day: string | null, time?: string | null): Due {
  return { dueOn: day, dueAt: day && time ? dayjs(`${day}T${time}`).toISOString() : null };
}
