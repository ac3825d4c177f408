import { isEmail, isURL } from 'class-validator';
import { Decimal } from 'decimal.js';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { isId } from '../../kernel/clock.js';
import { unguarded } from '../../kernel/formulaGuard.js';
import { countryCode } from './countries.js';
import { readList } from './listCell.js';
import { parseDate } from './parseDate.js';
import { parseNumber } from './parseNumber.js';
import type { CellProblem, TargetField } from './targetField.js';

/** How the texts of a column are written. */
export interface ColumnFormat {
  decimal?: '.' | ',';
  /** Multiplies numbers: 1000000 for a column in millions. */
  scale?: number;
  /** `ISO` or a pattern such as `d/M/yyyy`. */
  date?: string;
  /** IANA time zone of moments without one. */
  zone?: string;
  /** ISO 3166 country of phone numbers without a country code. */
  country?: string;
  /** Separates the entries of a list; by default comma, semicolon or line end. */
  separator?: string;
}

/** Settings of the importing organization that hold where a column says nothing. */
export interface ParseDefaults {
  zone?: string;
  country?: string;
}

/** A typed value (undefined for an empty cell) or the reason why there is none. */
export type Parsed = { value: unknown } | CellProblem;

const value = (typed: unknown): Parsed => ({ value: typed });
const problem = (code: string, message: string): Parsed => ({ code, message });
const shown = (text: string) => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

const YES = new Set([
  'true',
  'yes',
  'y',
  '1',
  't',
  'x',
  'on',
  'ja',
  'oui',
  'si',
  'sí',
  'sim',
  'tak',
  'wahr',
  'vrai',
]);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'off', 'nein', 'non', 'não', 'nie', 'falsch', 'faux']);

/** Reads a cell as the field needs it. Never throws; an empty cell is `{ value: undefined }`. */
export function parseValue(
  text: string,
  field: TargetField,
  format: ColumnFormat = {},
  defaults: ParseDefaults = {},
): Parsed {
  const own = unguarded(text);
  const trimmed = own.trim();
  if (trimmed === '') return value(undefined);
  switch (field.type) {
    case 'TEXT':
      return parseText(own, field, format, defaults);
    case 'INTEGER':
    case 'DECIMAL':
      return parseAmount(trimmed, field, format);
    case 'BOOLEAN':
      return parseBoolean(trimmed);
    case 'DATE':
    case 'INSTANT':
      return parseMoment(trimmed, field, format, defaults);
    case 'CHOICE':
      return parseChoice(trimmed, field);
    case 'TEXTS':
      return parseList(trimmed, field, format, defaults);
    case 'JSON':
      return parseJson(trimmed);
    case 'ID':
      return isId(trimmed) ? value(trimmed) : problem('INVALID_ID', `${shown(trimmed)} is not an id.`);
    case 'REFERENCE':
      return value(trimmed);
  }
}

function parseText(text: string, field: TargetField, format: ColumnFormat, defaults: ParseDefaults): Parsed {
  const trimmed = text.trim();
  switch (field.format) {
    case 'EMAIL':
      return isEmail(trimmed)
        ? value(trimmed.toLowerCase())
        : problem('INVALID_EMAIL', `${shown(trimmed)} is not an e-mail address.`);
    case 'PHONE':
      return parsePhone(trimmed, format.country ?? defaults.country);
    case 'URL':
      return parseUrl(trimmed);
    case 'COUNTRY': {
      const code = countryCode(trimmed);
      return code ? value(code) : problem('UNKNOWN_COUNTRY', `${shown(trimmed)} is not a country.`);
    }
    default:
      return trimmed.includes('\u0000')
        ? problem('INVALID_TEXT', 'The text contains a character that cannot be stored.')
        : value(trimmed);
  }
}

function parseAmount(text: string, field: TargetField, format: ColumnFormat): Parsed {
  const number = parseNumber(text, format);
  if (number === null) return problem('INVALID_NUMBER', `${shown(text)} is not a number.`);
  const scaled = new Decimal(number).times(format.scale ?? 1);
  if (field.type === 'DECIMAL') return value(scaled.toFixed());
  return scaled.isInteger() && scaled.abs().lt(2 ** 31)
    ? value(scaled.toNumber())
    : problem('NOT_AN_INTEGER', `${shown(text)} is not a whole number.`);
}

function parseBoolean(text: string): Parsed {
  const word = text.toLowerCase();
  if (YES.has(word)) return value(true);
  return NO.has(word) ? value(false) : problem('INVALID_BOOLEAN', `${shown(text)} is neither yes nor no.`);
}

function parseMoment(
  text: string,
  field: TargetField,
  format: ColumnFormat,
  defaults: ParseDefaults,
): Parsed {
  const reading = parseDate(
    text,
    format.date,
    field.type === 'DATE' ? 'UTC' : (format.zone ?? defaults.zone),
  );
  if ('code' in reading) return reading;
  if (field.type === 'INSTANT') return value(reading.moment.toUTC().toISO());
  return value(/^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : reading.moment.toISODate());
}

const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

function parseChoice(text: string, field: TargetField): Parsed {
  const named = (option: string) =>
    [option, field.optionLabels?.[option] ?? option].some((name) => bare(name) === bare(text));
  const chosen = field.options?.find(named);
  return chosen !== undefined
    ? value(chosen)
    : problem(
        'UNKNOWN_CHOICE',
        `${shown(text)} is not one of the choices: ${field.options?.map((option) => field.optionLabels?.[option] ?? option).join(', ')}.`,
      );
}

function parseList(text: string, field: TargetField, format: ColumnFormat, defaults: ParseDefaults): Parsed {
  const values: unknown[] = [];
  for (const entry of readList(text, format.separator)) {
    const parsed = field.options ? parseChoice(entry, field) : parseText(entry, field, format, defaults);
    if ('code' in parsed) return parsed;
    if (!values.includes(parsed.value)) values.push(parsed.value);
  }
  return value(values);
}

function parsePhone(text: string, country?: string): Parsed {
  const phone = parsePhoneNumberFromString(text, country?.toUpperCase() as CountryCode | undefined);
  if (!phone?.isPossible())
    return problem(
      'INVALID_PHONE',
      `${shown(text)} is not a phone number${country ? '' : '; without a country code the column needs a country'}.`,
    );
  return value(phone.ext ? `${phone.number};ext=${phone.ext}` : phone.number);
}

function parseUrl(text: string): Parsed {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const valid = isURL(url, { protocols: ['http', 'https'], require_protocol: true });
  return valid ? value(url) : problem('INVALID_URL', `${shown(text)} is not a web address.`);
}

function parseJson(text: string): Parsed {
  try {
    return value(JSON.parse(text));
  } catch {
    return problem('INVALID_JSON', `${shown(text)} is not JSON.`);
  }
}
