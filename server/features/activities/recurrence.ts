import { DateTime } from 'luxon';
import rrule, { type Options } from 'rrule';
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
    return textOf(options);
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

/** So many places are looked at: those of almost thirty years, every day. */
const MOST_PLACES = 10_000;

/**
 * Goes through the places after the one at `start` (local day, or day and time), in order, until it is told to stop. COUNT counts
 * from each occurrence on, so it shrinks with every step. `index` is 1 for the first place after `start`.
 */
function walk(rule: string, start: string, visit: (place: Occurrence, index: number) => boolean): void {
  const options = RRule.parseString(rule);
  const first = asUtc(start);
  const most = Math.min(MOST_PLACES, (options.count ?? MOST_PLACES) - 1);
  let index = 0;
  new RRule({ ...options, dtstart: first }).all((at) => {
    if (at <= first) return true;
    if (++index > most) return false;
    const text = at.toISOString().slice(0, start.length);
    return visit({ start: text, rule: options.count ? withCount(rule, options.count - index) : rule }, index);
  });
}

/**
 * The occurrence after the one at `start`, at or after `notBefore`; null when there is none. Those on the days of `exceptions`
 * are left out.
 */
export function nextOccurrence(
  rule: string,
  start: string,
  notBefore = start,
  exceptions: string[] = [],
): Occurrence | null {
  let found: Occurrence | null = null;
  walk(rule, start, (place) => {
    const day = dayOf(place.start);
    if (day >= dayOf(notBefore) && !exceptions.includes(day)) found = place;
    return !found;
  });
  return found;
}

/** The places after the one at `start` from the first to the last day, without those on the days of `exceptions`. */
export function occurrencesBetween(
  rule: string,
  start: string,
  exceptions: string[],
  [from, to]: [string, string],
): string[] {
  const found: string[] = [];
  walk(rule, start, (place) => {
    const day = dayOf(place.start);
    if (day >= from && day <= to && !exceptions.includes(day)) found.push(place.start);
    return day <= to;
  });
  return found;
}

/** A series in two: the later occurrence on a day, and the rule of what comes before it (null when only `start` does). */
export function splitAt(
  rule: string,
  start: string,
  exceptions: string[],
  day: string,
): (Occurrence & { before: string | null }) | null {
  let found: (Occurrence & { before: string | null }) | null = null;
  walk(rule, start, (place, index) => {
    const at = dayOf(place.start);
    if (at === day && !exceptions.includes(day))
      found = { ...place, before: index > 1 ? withCount(rule, index) : null };
    return at < day;
  });
  return found;
}

/** Whether two rules differ at most in when they end. */
export const samePattern = (a: string, b: string): boolean => endless(a) === endless(b);

const endless = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => !/^(COUNT|UNTIL)=/.test(part))
    .sort()
    .join(';');

/** A rule for one day of the week or month, moved along with what it stands for; others stay as they are. */
export function movedRule(rule: string, from: string, to: string): string {
  const { freq, byweekday, bymonthday, ...options } = RRule.parseString(rule);
  const on = DateTime.fromISO(to);
  const moves = (days: unknown, day: number) => Array.isArray(days) && days.length === 1 && days[0] === day;
  const was = DateTime.fromISO(from);
  const weekdays = Array.isArray(byweekday)
    ? byweekday.map((each) => (each as { weekday: number }).weekday)
    : [];
  if (freq === RRule.WEEKLY && moves(weekdays, was.weekday - 1))
    return textOf({ freq, ...options, byweekday: [on.weekday - 1], bymonthday });
  const monthdays = Array.isArray(bymonthday) ? bymonthday : [bymonthday];
  if (freq === RRule.MONTHLY && !byweekday && moves(monthdays, was.day))
    return textOf({ freq, ...options, bymonthday: [on.day] });
  return rule;
}

/** The rule with so many occurrences. */
function withCount(rule: string, count: number): string {
  return textOf({ ...RRule.parseString(rule), until: null, count });
}

const textOf = (options: Partial<Options>): string => RRule.optionsToString(options).replace(/^RRULE:/, '');

const dayOf = (local: string): string => local.slice(0, 10);

/** The library computes in UTC: a wall clock is given to it as if it stood there. */
const asUtc = (local: string): Date => new Date(local.length === 10 ? `${local}T00:00:00Z` : `${local}Z`);
