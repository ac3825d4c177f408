import { isEmail, isISO4217CurrencyCode, isTimeZone, isURL } from 'class-validator';
import { Decimal } from 'decimal.js';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { isId } from './clock.js';
import type { FieldSpec } from './field.js';
import { parseDay, parseDecimal, parseInstant } from './scalars.js';

/** A value in the one form in which it is stored, or what is wrong with it. */
export type Checked = { value: unknown } | { problem: string };

const ok = (value: unknown): Checked => ({ value });
const bad = (problem: string): Checked => ({ problem });

/** Brings an incoming value into its stored form (trimmed text, E.164, exact decimals) or says what is wrong. */
export function checkValue(field: FieldSpec, input: unknown, country?: string): Checked {
  const empty = input === null || input === undefined || (typeof input === 'string' && input.trim() === '');
  if (empty) {
    if (field.nullable) return ok(null);
    if (input === '' && field.type === 'TEXT' && field.default === '') return ok('');
    return bad(`${field.label} is required.`);
  }
  switch (field.type) {
    case 'TEXT':
      return checkText(field, String(input), country);
    case 'CHOICE':
      return field.choices!.values.includes(String(input))
        ? ok(input)
        : bad(`${field.label} has no such choice.`);
    case 'INTEGER':
      return Number.isInteger(input)
        ? inRange(field, Number(input))
        : bad(`${field.label} has to be a whole number.`);
    case 'DECIMAL':
      return checkDecimal(field, input as string | number);
    case 'BOOLEAN':
      return typeof input === 'boolean' ? ok(input) : bad(`${field.label} has to be yes or no.`);
    case 'DATE':
      return orBad(parseDay(String(input)), `${field.label} has to be a day such as 2026-03-01.`);
    case 'INSTANT':
      return orBad(
        parseInstant(String(input)),
        `${field.label} has to be an instant such as 2026-03-01T09:30:00Z.`,
      );
    case 'TEXTS':
      return checkTexts(field, input, country);
    case 'ID':
    case 'REFERENCE':
      return isId(input) ? ok(String(input).toLowerCase()) : bad(`${field.label} is not an id.`);
    case 'JSON':
      return checkJson(field, input);
  }
}

const orBad = (value: string | null, problem: string): Checked => (value === null ? bad(problem) : ok(value));

function inRange(field: FieldSpec, value: number): Checked {
  if (field.min !== undefined && value < field.min)
    return bad(`${field.label} has to be at least ${field.min}.`);
  const max = field.max ?? 2_147_483_647;
  return value > max ? bad(`${field.label} has to be at most ${max}.`) : ok(value);
}

function checkDecimal(field: FieldSpec, input: string | number): Checked {
  const text = parseDecimal(input);
  if (text === null) return bad(`${field.label} has to be a number.`);
  const value = new Decimal(text);
  if (value.abs().gte(1e14)) return bad(`${field.label} is too large.`);
  const range = inRange({ ...field, max: field.max ?? Number.MAX_SAFE_INTEGER }, value.toNumber());
  return 'problem' in range ? range : ok(value.toFixed(field.scale ?? 4));
}

function checkTexts(field: FieldSpec, input: unknown, country?: string): Checked {
  if (!Array.isArray(input)) return bad(`${field.label} has to be a list.`);
  if (input.length > 100) return bad(`${field.label} has more than 100 entries.`);
  const values: unknown[] = [];
  for (const entry of input) {
    if (typeof entry !== 'string') return bad(`${field.label} has to be a list of texts.`);
    if (entry.trim() === '') continue;
    const checked = checkText(field, entry, country);
    if ('problem' in checked) return checked;
    if (!values.includes(checked.value)) values.push(checked.value);
  }
  return ok(values);
}

function checkJson(field: FieldSpec, input: unknown): Checked {
  const text = JSON.stringify(input);
  if (text.length > 100_000) return bad(`${field.label} is longer than 100,000 characters.`);
  if (text.includes('\\u0000')) return bad(`${field.label} contains a character that cannot be stored.`);
  return ok(JSON.parse(text));
}

function checkText(field: FieldSpec, input: string, country?: string): Checked {
  const text = input.trim();
  if (text.includes('\u0000')) return bad(`${field.label} contains a character that cannot be stored.`);
  const max = field.max ?? 500;
  if (text.length > max) return bad(`${field.label} is longer than ${max} characters.`);
  switch (field.format) {
    case 'EMAIL':
      return isEmail(text) ? ok(text.toLowerCase()) : bad(`${field.label} is not an e-mail address.`);
    case 'PHONE':
      return checkPhone(field, text, country);
    case 'URL':
      return checkUrl(field, text);
    case 'COLOR':
      return /^#[0-9a-f]{6}$/i.test(text)
        ? ok(text.toLowerCase())
        : bad(`${field.label} has to look like #1c7ed6.`);
    case 'CURRENCY':
      return isISO4217CurrencyCode(text.toUpperCase())
        ? ok(text.toUpperCase())
        : bad(`${field.label} is not an ISO 4217 currency.`);
    case 'TIME_ZONE':
      return isTimeZone(text) ? ok(text) : bad(`${field.label} is not a time zone such as Europe/Berlin.`);
    case 'LOCALE':
      return isLocaleTag(text) ? ok(text) : bad(`${field.label} is not a language tag such as en-GB.`);
    default:
      return ok(text);
  }
}

function checkPhone(field: FieldSpec, text: string, country?: string): Checked {
  const phone = parsePhoneNumberFromString(text, country as CountryCode | undefined);
  if (!phone?.isPossible())
    return bad(`${field.label} is not a phone number; begin with + and the country code.`);
  return ok(phone.ext ? `${phone.number};ext=${phone.ext}` : phone.number);
}

function checkUrl(field: FieldSpec, text: string): Checked {
  const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const valid = isURL(url, { protocols: ['http', 'https'], require_protocol: true });
  return valid ? ok(url) : bad(`${field.label} is not a web address.`);
}

function isLocaleTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Whether two stored values are the same; decimals compare as numbers, lists and objects by content. */
export function sameValue(field: FieldSpec, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
  if (field.type === 'DECIMAL') return new Decimal(String(a)).eq(String(b));
  if (field.type === 'JSON' || field.type === 'TEXTS') return stable(a) === stable(b);
  return false;
}

/** JSON text with sorted keys: jsonb does not keep the order of keys. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
