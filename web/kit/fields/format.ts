import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';

dayjs.extend(relativeTime);

let locale: string | undefined;

/** The locale for numbers and dates; the shell sets it from the organization. */
export function setFormatLocale(next: string | undefined): void {
  locale = localeOf(next)?.toString();
}

/** What a tag means, also one of the operating system's such as `en_GB` or `en-US@posix`; undefined for what is none. */
function localeOf(tag: string | undefined): Intl.Locale | undefined {
  try {
    return tag ? new Intl.Locale(tag.replace('_', '-').replace(/[.@].*/, '')) : undefined;
  } catch {
    return undefined;
  }
}

/** Made once for each way to write: making one costs a hundred times as much as using it. */
const writers = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `number ${locale} ${Object.entries(options)}`;
  if (!writers.has(key)) writers.set(key, new Intl.NumberFormat(locale, options));
  return writers.get(key) as Intl.NumberFormat;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale} ${Object.entries(options)}`;
  if (!writers.has(key)) writers.set(key, new Intl.DateTimeFormat(locale, options));
  return writers.get(key) as Intl.DateTimeFormat;
}

/** A decimal string as money, such as "€1,250.50" or "KWD 2.125"; short: without cents, and large amounts as "€1.3M". */
export function formatMoney(
  amount: string | number | null | undefined,
  currency: string,
  short = false,
): string {
  if (amount === null || amount === undefined || amount === '') return '';
  const value = Number(amount);
  const large = short && Math.abs(value) >= 100_000;
  return numbers({
    style: 'currency',
    currency: currency || 'EUR',
    notation: large ? 'compact' : 'standard',
    ...((short || Number.isInteger(value)) && { minimumFractionDigits: 0 }),
    ...(short && { maximumFractionDigits: large ? 1 : 0 }),
  }).format(value);
}

/** A number with the locale's separators. */
export const formatNumber = (value: number | string): string =>
  numbers({ maximumFractionDigits: 4 }).format(Number(value));

/** An exchange rate, as exact as rates are given: "1.08", "0.00625". */
export const formatRate = (value: number | string): string =>
  numbers({ maximumSignificantDigits: 6 }).format(Number(value));

/** A number of things by their plural: "1 client", "2 opportunities". */
export const counted = (count: number, plural: string): string =>
  `${formatNumber(count)} ${count === 1 ? plural.replace(/ies$/, 'y').replace(/s$/, '') : plural}`;

/** A date without time zone (`2026-11-30`), or an instant, as a day. */
export function formatDate(value: string | null | undefined): string {
  if (!value) return '';
  const day = value.length === 10 ? new Date(`${value}T12:00:00`) : new Date(value);
  return dates({ dateStyle: 'medium' }).format(day);
}

/** An instant with its time, in the viewer's zone. */
export function formatDateTime(value: string | null | undefined): string {
  if (!value) return '';
  return dates({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));
}

/** A date without time zone as a day that is near: "Mon, 4 May". */
export const formatDay = (value: string): string =>
  dates({ weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(`${value}T12:00:00`));

/** A whole day: "Monday, 4 May 2026". */
export const formatLongDay = (value: string): string =>
  dates({ dateStyle: 'full' }).format(new Date(`${value}T12:00:00`));

/** The month of a day: "May 2026". */
export const formatMonth = (value: string): string =>
  dates({ month: 'long', year: 'numeric' }).format(new Date(`${value}T12:00:00`));

/** The day of the week of a day: "Mon". */
export const formatWeekday = (value: string): string =>
  dates({ weekday: 'short' }).format(new Date(`${value}T12:00:00`));

type Weeks = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

/**
 * With which day weeks begin: 0 Sunday, 1 Monday … 6 Saturday. It is a matter of the region, of the organization or
 * else of the browser, and not of the language.
 */
export function firstDayOfWeek(): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const places = [locale, navigator.language].flatMap((tag) => localeOf(tag) ?? []);
  const place = places.find(({ region }) => region) as (Intl.Locale & Weeks) | undefined;
  const { firstDay = 1 } = place?.getWeekInfo?.() ?? place?.weekInfo ?? {};
  return (firstDay % 7) as 0;
}

/** The time of day of an instant, in the viewer's zone. */
export const formatTime = (value: string): string => dates({ timeStyle: 'short' }).format(new Date(value));

/** An instant as distance when it is within a week ("3 hours ago"), as a date otherwise. */
export function formatAgo(value: string): string {
  const days = Math.abs(dayjs().diff(value, 'day'));
  return days < 7 ? dayjs(value).fromNow() : formatDate(value);
}

/** Seconds as the two largest units: "3 d 4 h". */
export function formatDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (days) return hours && days < 10 ? `${days} d ${hours} h` : `${days} d`;
  if (hours) return minutes ? `${hours} h ${minutes} min` : `${hours} h`;
  return `${minutes} min`;
}
