import { DateTime } from 'luxon';
import rrule from 'rrule';
import { invalid } from '../../kernel/errors.js';

const { RRule } = rrule;

/** Rules that come more often than daily are no work for people. */
const FREQUENCIES = [RRule.YEARLY, RRule.MONTHLY, RRule.WEEKLY, RRule.DAILY];

/** Brings a rule of RFC 5545 into its plain form; INVALID names recurrence. */
export function checkRecurrence(text: string): string {
  const plain = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  try {
    const options = RRule.parseString(plain);
    if (options.dtstart || /[\n]|DTSTART|EXDATE/.test(plain)) throw new Error();
    if (
      !FREQUENCIES.includes(options.freq as number) ||
      (options.interval ?? 1) < 1 ||
      (options.interval ?? 1) > 1000
    )
      throw new Error();
    if (options.count !== undefined && options.count !== null && options.count < 1) throw new Error();
    return RRule.optionsToString(options).replace(/^RRULE:/, '');
  } catch {
    throw invalid({ recurrence: 'Give a rule such as FREQ=WEEKLY;BYDAY=MO, daily or rarer.' });
  }
}

/** Days in order and without doubles; INVALID names exceptions. */
export function checkExceptions(days: string[]): string[] {
  if (!days.every((day) => DateTime.fromFormat(day, 'yyyy-MM-dd').isValid))
    throw invalid({ exceptions: 'Give days such as 2027-04-05.' });
  return [...new Set(days)].sort();
}

/** An occurrence of a rule: its place, and the rule that holds from it on. */
export interface Occurrence {
  start: string;
  rule: string;
}

/**
 * The occurrence after the one at `start` (local day, or day and time), at or after `notBefore`; null when there is
 * none. COUNT counts from each occurrence on, so it shrinks with every step, also with those on the days of `exceptions`.
 */
export function nextOccurrence(
  rule: string,
  start: string,
  notBefore = start,
  exceptions: string[] = [],
): Occurrence | null {
  const options = RRule.parseString(rule);
  const set = new RRule({ ...options, dtstart: asUtc(start) });
  const limit = asUtc(notBefore.slice(0, 10));
  let left = options.count ?? null;
  for (let at = set.after(asUtc(start)); at; at = set.after(at)) {
    if (left !== null) left--;
    if (left !== null && left < 1) return null;
    if (at < limit) continue;
    const text = at.toISOString().slice(0, start.length);
    if (exceptions.includes(text.slice(0, 10))) continue;
    return { start: text, rule: left === null ? rule : rule.replace(/COUNT=\d+/, `COUNT=${left}`) };
  }
  return null;
}

/** The library computes in UTC: a wall clock is given to it as if it stood there. */
const asUtc = (local: string): Date => new Date(local.length === 10 ? `${local}T00:00:00Z` : `${local}Z`);
