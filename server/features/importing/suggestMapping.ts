import { createHash } from 'node:crypto';
import { isId } from '../../kernel/clock.js';
import { renameColumns } from './fillTemplate.js';
import type { ColumnTarget, Mapping } from './mapping.js';
import { detectDateFormat } from './parseDate.js';
import { detectDecimalSign } from './parseNumber.js';
import { type ColumnFormat, parseValue } from './parseValue.js';
import { synonymsOf } from './synonyms.js';
import type { TargetField } from './targetField.js';

/** Lower case without anything but letters and digits, so that `E-mail Address` and `email_address` agree. */
export const simplified = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * The same for files with the same columns, whatever their order and spelling: mappings are remembered by it. The
 * column that error files add does not count.
 */
export function headerFingerprint(headers: string[]): string {
  const own = headers.at(-1) === 'reason' ? headers.slice(0, -1) : headers;
  return createHash('sha256')
    .update(JSON.stringify(own.map(simplified).sort()))
    .digest('hex');
}

/** A mapping remembered from a file with the same columns, in the spelling of these headers. */
function respelled(mapping: Mapping, headers: string[]): Mapping {
  const spelling = new Map(headers.map((header) => [simplified(header), header]));
  const nameOf = (column: string) =>
    headers.includes(column) ? column : (spelling.get(simplified(column)) ?? column);
  const named = <V>(entries: Record<string, V>) =>
    Object.fromEntries(Object.entries(entries).map(([column, value]) => [nameOf(column), value]));
  const unmapped = Object.fromEntries(headers.map((column) => [column, { field: null }]));
  const { templates, skipRowsWhere, distinctOn } = mapping;
  return {
    ...mapping,
    columns: { ...unmapped, ...named(mapping.columns) },
    ...(templates && {
      templates: Object.fromEntries(
        Object.entries(templates).map(([field, text]) => [field, renameColumns(text, nameOf)]),
      ),
    }),
    ...(skipRowsWhere && { skipRowsWhere: named(skipRowsWhere) }),
    ...(distinctOn && { distinctOn: distinctOn.map(nameOf) }),
  };
}

interface Candidate {
  column: string;
  field: TargetField;
  score: number;
}

/** Below this likeness a column is left to people. */
const ENOUGH = 0.6;

/**
 * Proposes a mapping: what was remembered for these headers, else exact names, synonyms, similar names, and at last
 * what the values look like. `samples` are rows of cells. Each field is proposed once, each column at most once.
 */
export function suggestMapping(
  headers: string[],
  samples: string[][],
  fields: TargetField[],
  remembered?: Mapping | null,
): Mapping {
  if (remembered) return respelled(remembered, headers);
  const columns: Record<string, ColumnTarget> = Object.fromEntries(
    headers.map((column) => [column, { field: null }]),
  );
  const samplesOf = (column: string) =>
    samples.map((row) => row[headers.indexOf(column)] ?? '').filter((cell) => cell.trim() !== '');
  const candidates = headers.flatMap((column) =>
    fields.map((field): Candidate => ({ column, field, score: likeness(column, field, samplesOf(column)) })),
  );
  // An export of Rapport names its columns exactly: what is only similar is another field, such as a computed one.
  const isExport = candidates.some(({ field, score }) => field.key === 'id' && score === 1);
  const enough = isExport ? 1 : ENOUGH;
  const free = { columns: new Set(headers), fields: new Set(fields.map((field) => field.key)) };
  for (const { column, field, score } of candidates.sort((a, b) => b.score - a.score)) {
    if (score < enough || !free.columns.has(column) || !free.fields.has(field.key)) continue;
    free.columns.delete(column);
    free.fields.delete(field.key);
    columns[column] = targetFor(field, column, samplesOf(column));
  }
  return { columns };
}

/** How likely a column holds a field, from 0 to 1. */
function likeness(column: string, field: TargetField, samples: string[]): number {
  const name = nameLikeness(simplified(column), field);
  if (name === 0 && !sniffed(field)) return 0;
  const read = samples.filter(
    (sample) => !('code' in parseValue(sample, field, formatFor(field, samples))),
  ).length;
  const readable = samples.length === 0 ? 1 : read / samples.length;
  if (name === 0)
    return samples.length > 1 && readable === 1 && samples.some((sample) => sample.includes('.')) ? 0.62 : 0;
  const certain = field.reference && samples.length > 0 && samples.every(isId) ? 0.01 : 0;
  return name * (0.5 + readable / 2) + certain;
}

function nameLikeness(column: string, field: TargetField): number {
  const own = [
    simplified(field.key),
    simplified(field.label),
    simplified(field.key.replace(/(Id|On|At)$/, '')),
    ...(field.reference ? [simplified(`${field.label} ID`)] : []),
  ];
  if (own.includes(column)) return 1;
  const synonyms = synonymsOf(field.key);
  const place = synonyms.indexOf(column);
  if (place >= 0) return 0.95 - place / 1000;
  const closest = Math.max(...[...own, ...synonyms].map((known) => similarity(column, known)));
  return closest > 0.8 ? closest * 0.85 : 0;
}

/** Formats that recognise their values with certainty. */
const sniffed = (field: TargetField) =>
  field.key.indexOf('.') < 0 && (field.format === 'EMAIL' || field.format === 'URL');

/** Dice's coefficient over pairs of letters: 1 for equal texts, 0 without a common pair. */
export function similarity(a: string, b: string): number {
  if (a.length < 3 || b.length < 3) return a === b ? 1 : 0;
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const others = pairs(b);
  let common = 0;
  for (const pair of pairs(a)) {
    const at = others.indexOf(pair);
    if (at < 0) continue;
    common++;
    others.splice(at, 1);
  }
  return (2 * common) / (a.length + b.length - 2);
}

function targetFor(field: TargetField, column: string, samples: string[]): ColumnTarget {
  const format = formatFor(field, samples);
  return {
    field: field.key,
    ...(field.reference ? { reference: referenceBy(column, samples) } : {}),
    ...(Object.keys(format).length > 0 ? { format } : {}),
  };
}

function formatFor(field: TargetField, samples: string[]): ColumnFormat {
  if (field.type === 'DATE' || field.type === 'INSTANT') {
    const { format, ambiguous } = detectDateFormat(samples);
    return format && format !== 'ISO' && ambiguous.length === 0 ? { date: format } : {};
  }
  if (field.type === 'DECIMAL' || field.type === 'INTEGER')
    return detectDecimalSign(samples) === ',' ? { decimal: ',' } : {};
  return {};
}

function referenceBy(column: string, samples: string[]): string {
  if (samples.length > 0 && samples.every(isId)) return 'id';
  if (samples.length > 0 && samples.every((sample) => /^\S+@\S+\.\w+$/.test(sample.trim()))) return 'email';
  if (synonymsOf('sku').concat('sku').includes(simplified(column))) return 'sku';
  return /(^|[^a-z])id$|Id$/i.test(column.trim()) ? 'externalId' : 'name';
}
