import dayjs from 'dayjs';
import { formatDate } from '../../kit/fields/format';

interface Time {
  since?: string | null;
  until?: string | null;
}

/** Whether somebody was at a client and is not any more. */
export const isOver = ({ until }: Time): boolean => Boolean(until && until < dayjs().format('YYYY-MM-DD'));

/** From when to when, in a few words; empty when nobody knows. */
export function timeThere(time: Time): string {
  const [since, until] = [time.since, time.until].map((day) => day && formatDate(day));
  if (since && until) return `${since} – ${until}`;
  if (since) return `since ${since}`;
  return until ? `until ${until}` : '';
}
