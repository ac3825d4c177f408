import { DateTime, Duration } from 'luxon';
import { instantText } from './clock.js';
import { invalid } from './errors.js';

const NAMED: Record<string, (now: DateTime) => DateTime> = {
  now: (now) => now,
  today: (now) => now.startOf('day'),
  yesterday: (now) => now.minus({ days: 1 }).startOf('day'),
  tomorrow: (now) => now.plus({ days: 1 }).startOf('day'),
  startOfWeek: (now) => now.startOf('week'),
  startOfMonth: (now) => now.startOf('month'),
  startOfQuarter: (now) => now.startOf('quarter'),
  startOfYear: (now) => now.startOf('year'),
};

/**
 * Resolves `today`, `startOfQuarter`, `-P30D`, a day or an instant in a time zone; the result has the form of the
 * field: `YYYY-MM-DD` for days, UTC text for instants. Throws INVALID naming `path` for anything else.
 */
export function resolveMoment(
  text: string,
  form: 'DATE' | 'INSTANT',
  timeZone: string,
  path: string,
): string {
  const now = DateTime.now().setZone(timeZone);
  const named = NAMED[text];
  if (named) return momentText(named(now), form);
  if (/^[+-]P/.test(text)) return momentText(shift(now, text, path), form);
  const absolute = DateTime.fromISO(text, { zone: timeZone });
  if (!absolute.isValid)
    throw invalid({ [path]: 'Give a date, an instant, a named day or a signed duration such as -P30D.' });
  return momentText(absolute, form);
}

/** The span of `P30D` before or after now, as two texts in the form of the field. */
export function resolveSpan(
  text: string,
  direction: 1 | -1,
  form: 'DATE' | 'INSTANT',
  timeZone: string,
  path: string,
): [string, string] {
  const now = DateTime.now().setZone(timeZone);
  const other = shift(now, `${direction === 1 ? '+' : '-'}${text}`, path);
  return direction === 1
    ? [momentText(now, form), momentText(other, form)]
    : [momentText(other, form), momentText(now, form)];
}

function shift(now: DateTime, text: string, path: string): DateTime {
  const duration = Duration.fromISO(text.slice(1));
  if (!duration.isValid) throw invalid({ [path]: 'Give an ISO 8601 duration such as P30D.' });
  return text.startsWith('-') ? now.minus(duration) : now.plus(duration);
}

function momentText(moment: DateTime, form: 'DATE' | 'INSTANT'): string {
  return form === 'DATE' ? moment.toISODate()! : instantText(moment.toJSDate());
}
