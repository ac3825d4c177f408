import dayjs from 'dayjs';
import { type Field, rawValue } from '../fields/field';
import { filterKey } from '../filter/operators';

/** How much of time a calendar shows: the weeks of a month, or one week. */
export type Span = 'month' | 'week';

const DAY = 'YYYY-MM-DD';
const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

/** A day of the address, or today. */
export const dayNamed = (text: string | null): string =>
  isDay(text) && dayjs(text).isValid() ? text : today();

/** The viewer's day, YYYY-MM-DD. */
export const today = (): string => dayjs().format(DAY);

/** The day so many days, weeks or months away. */
export const shiftDay = (day: string, by: number, unit: 'day' | Span): string =>
  dayjs(day).add(by, unit).format(DAY);

/** The first day of the week of a day; weeks begin with `first` (0 Sunday … 6 Saturday). */
export const weekOf = (day: string, first: number): string => {
  const at = dayjs(day);
  return at.subtract((at.day() - first + 7) % 7, 'day').format(DAY);
};

/** The days that are shown, in whole weeks: of one week, or of all that a month touches. */
export function daysOf(span: Span, day: string, first: number): string[] {
  const start = dayjs(weekOf(span === 'week' ? day : dayjs(day).startOf('month').format(DAY), first));
  const end = span === 'week' ? start : dayjs(day).endOf('month');
  const weeks = Math.floor(end.diff(start, 'day', true) / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, at) => start.add(at, 'day').format(DAY));
}

/** Whether both days lie in the same month. */
export const sameMonth = (a: string, b: string): boolean => a.slice(0, 7) === b.slice(0, 7);

/** The condition that a date or instant lies within days, the first and last one included. */
export function rangeFilter(field: Field, from: string, to: string): object {
  const range =
    field.type === 'dateTime'
      ? { gte: dayjs(from).toISOString(), lt: dayjs(to).add(1, 'day').toISOString() }
      : { gte: from, lte: to };
  const [outer = '', key, comparator = ''] = filterKey(field).split('.');
  return key ? { [outer]: [{ key, [comparator]: range }] } : { [outer]: range };
}

/** The viewer's day on which a record lies by the field; null without one. */
export function dayIn(field: Field, row: unknown): string | null {
  const value = rawValue(field, row);
  if (typeof value !== 'string' || !value) return null;
  return field.type === 'dateTime' ? dayjs(value).format(DAY) : value;
}

/** The value that puts a record onto another day: instants keep their time of day. */
export function valueOn(field: Field, row: unknown, day: string): string {
  if (field.type !== 'dateTime') return day;
  const at = dayjs(rawValue(field, row) as string);
  return dayjs(day).hour(at.hour()).minute(at.minute()).second(at.second()).toISOString();
}
