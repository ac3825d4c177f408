import { DateTime } from 'luxon';

/** Day formats in the notation of Unicode TR 35, the unmistakable ones first. */
const DAYS = [
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyyMMdd',
  'd.M.yyyy',
  'd.M.yy',
  'd MMM yyyy',
  'd-MMM-yyyy',
  'd-MMM-yy',
  'd MMMM yyyy',
  'MMM d, yyyy',
  'MMMM d, yyyy',
];
/** Day formats that can be taken for one another. */
const DOUBTFUL = ['M/d/yyyy', 'd/M/yyyy', 'M/d/yy', 'd/M/yy', 'M-d-yyyy', 'd-M-yyyy'];
const TIMES = ['', ' H:mm', ' H:mm:ss', ' h:mm a', ' h:mm:ss a'];

/** What any of the formats can read begins like this; spares trying them all on ordinary text. */
const SHAPE =
  /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{8}|\d{1,2}[ -]\p{L}{3,9}\.?[ -]\d{2,4}|\p{L}{3,9}\.? \d{1,2}, \d{4})(?!\d)/u;

/** Date formats that a column can be told to have. */
export const DATE_FORMATS = [...DAYS, ...DOUBTFUL];

export interface DateGuess {
  /** The first format that reads every sample; null when none does. */
  format: string | null;
  /** All formats that read every sample and disagree about at least one day. */
  ambiguous: string[];
}

/** Which format reads all samples, and which others would read them differently. */
export function detectDateFormat(samples: string[]): DateGuess {
  const texts = samples.map((sample) => sample.trim()).filter(Boolean);
  if (texts.length === 0) return { format: null, ambiguous: [] };
  if (texts.every(isIso)) return { format: 'ISO', ambiguous: [] };
  if (!texts.every((text) => SHAPE.test(text))) return { format: null, ambiguous: [] };
  const fitting = DATE_FORMATS.flatMap((day) => TIMES.map((time) => day + time)).filter((format) =>
    texts.every((text) => read(text, format)),
  );
  const readings = new Set(
    fitting.map((format) => texts.map((text) => read(text, format)!.toISODate()).join()),
  );
  return { format: fitting[0] ?? null, ambiguous: readings.size > 1 ? fitting : [] };
}

/** A moment read from text, or why it cannot be. */
export type DateReading =
  | { moment: DateTime<true>; hasTime: boolean }
  | { code: 'INVALID_DATE' | 'AMBIGUOUS_DATE'; message: string };

/** Reads a day or a day with time; without a format only what cannot be mistaken. `zone` is that of texts without one. */
export function parseDate(text: string, format?: string, zone = 'UTC'): DateReading {
  const iso =
    (!format || format === 'ISO') && isIso(text)
      ? DateTime.fromISO(text.replace(' ', 'T').replace(/(T.*[+-]\d\d)$/, '$1:00'), { zone, setZone: false })
      : null;
  if (iso?.isValid) return { moment: iso, hasTime: /[T ]\d/.test(text) };
  if (format && format !== 'ISO') {
    const moment = read(text, format, zone) ?? readDayOf(text, format, zone);
    return moment ? { moment, hasTime: /H|h/.test(format) } : wrong(text, ` Expected ${format}.`);
  }
  const { format: found, ambiguous } =
    format === 'ISO' ? { format: null, ambiguous: [] } : detectDateFormat([text]);
  if (ambiguous.length > 0)
    return {
      code: 'AMBIGUOUS_DATE',
      message: `"${text}" can be read as ${ambiguous.join(' or ')}; choose the date format of the column.`,
    };
  return found ? { moment: read(text, found, zone)!, hasTime: /H|h/.test(found) } : wrong(text);
}

/** Whether a text is a day or a moment in any known format. */
export const looksLikeDate = (text: string): boolean =>
  /\d/.test(text) && text.length < 30 && detectDateFormat([text]).format !== null;

const wrong = (text: string, hint = ''): DateReading => ({
  code: 'INVALID_DATE',
  message: `"${text.slice(0, 40)}" is not a date.${hint}`,
});

const isIso = (text: string) =>
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|UTC|[+-]\d{2}:?(\d{2})?)?)?$/.test(text) &&
  DateTime.fromISO(text.slice(0, 10)).isValid;

function read(text: string, format: string, zone = 'UTC'): DateTime<true> | null {
  if (!format.includes('yyyy') && /\d{4}/.test(text)) return null;
  const moment = DateTime.fromFormat(text, format, { zone, locale: 'en' });
  return moment.isValid && moment.year >= 1000 ? moment : null;
}

/** `3/4/2025 00:00` in a column of days: spreadsheets like to add a time that means nothing. */
function readDayOf(text: string, format: string, zone: string): DateTime<true> | null {
  const day = /^(.*\S)[ T]0?0:00(:00)?(\.0+)?$/.exec(text)?.[1];
  return day && !/H|h/.test(format) ? read(day, format, zone) : null;
}
