import dayjs from 'dayjs';
import type { ActivityType } from '../../gql/graphql';

/** An activity written in one line. */
export interface Line {
  subject: string;
  type: ActivityType;
  day: string | null;
  time: string | null;
  priority: 'NORMAL' | 'HIGH';
}

const TYPES: [RegExp, ActivityType][] = [
  [/^(call|ring|phone)\b/i, 'CALL'],
  [/^(meet|meeting|visit|lunch)\b/i, 'MEETING'],
  [/^(e-?mail|mail|write to)\b/i, 'EMAIL'],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY = new RegExp(
  `\\b(?:on |next )?(today|tomorrow|${WEEKDAYS.join('|')}|${WEEKDAYS.map((day) => day.slice(0, 3)).join('|')}|in (\\d{1,3}) days?|\\d{4}-\\d{2}-\\d{2})\\b`,
  'i',
);
const TIME = /\b(?:at )?(?:(\d{1,2}):(\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm))(?=\s|$)/i;

/** Reads "Call Ada tomorrow 10:30 !": type, day, time and priority; what is left is the subject. */
export function parseLine(text: string, today = dayjs()): Line {
  let rest = ` ${text} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.replace(match[0], ' ');
    return match;
  };
  const urgent = take(/\s!+(?=\s)/);
  const day = take(DAY);
  const time = timeOf(take(TIME));
  const subject = rest.trim().replace(/\s+/g, ' ');
  return {
    subject,
    type: TYPES.find(([pattern]) => pattern.test(subject))?.[1] ?? 'TASK',
    day: day ? dayOf(day, today) : time ? today.format('YYYY-MM-DD') : null,
    time,
    priority: urgent ? 'HIGH' : 'NORMAL',
  };
}

function dayOf([, word = '', days]: RegExpExecArray, today: dayjs.Dayjs): string {
  const name = word.toLowerCase();
  if (/^\d{4}-/.test(name)) return name;
  if (days) return today.add(Number(days), 'day').format('YYYY-MM-DD');
  const weekday = WEEKDAYS.findIndex((each) => each.startsWith(name));
  const away = name === 'today' ? 0 : name === 'tomorrow' ? 1 : (weekday - today.day() + 7) % 7 || 7;
  return today.add(away, 'day').format('YYYY-MM-DD');
}

function timeOf(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  const [, hours, minutes = '00', half, plainHours, plainHalf] = match;
  const suffix = (half ?? plainHalf)?.toLowerCase();
  const hour = (Number(hours ?? plainHours) % (suffix ? 12 : 24)) + (suffix === 'pm' ? 12 : 0);
  return Number(minutes) < 60 ? `${String(hour).padStart(2, '0')}:${minutes}` : null;
}
