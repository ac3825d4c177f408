import { parse } from 'csv-parse/sync';
import { looksLikeDate } from './parseDate.js';

/** Separators that occur in practice, the likelier first. */
export const DELIMITERS = [',', ';', '\t', '|', '^', '`', ':', '~'];

const EXCEL_HINT = /^sep=(.)\r?\n/i;

/** The delimiter that cuts the most rows into as many cells as the first one; quotes are respected. */
export function detectDelimiter(sample: string): string {
  const hint = EXCEL_HINT.exec(sample);
  if (hint) return hint[1]!;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = consistency(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function consistency(sample: string, delimiter: string): number {
  const rows = parseSample(sample, delimiter);
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  const agreeing = rows.filter((row) => row.length === width).length / rows.length;
  return agreeing + Math.min(width, 100) / 1000;
}

/** The first rows of a text whose end may be cut off anywhere. */
export function parseSample(sample: string, delimiter: string): string[][] {
  const rows = parse(sample, {
    delimiter,
    to: 100,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
  }) as string[][];
  return rows;
}

const VALUE = [/^[-+(]?[^\w\s]?\s?\d[\d.,' ]*%?\)?$/, /^\S+@\S+\.\w+$/, /^https?:\/\//i, /^(true|false)$/i];

const looksLikeValue = (cell: string) => VALUE.some((pattern) => pattern.test(cell)) || looksLikeDate(cell);

/** Whether the first row names the columns: filled, distinct and without numbers, dates or addresses. */
export function detectHeader(rows: string[][]): boolean {
  const first = (rows[0] ?? []).map((cell) => cell.trim());
  const filled = first.filter(Boolean);
  if (filled.length === 0 || filled.some(looksLikeValue)) return false;
  return new Set(filled.map((cell) => cell.toLowerCase())).size >= filled.length * 0.8;
}

/** Names for the columns: those of the first row made unique, or `Column 1`, `Column 2` … */
export function headersOf(first: string[], hasHeader: boolean): string[] {
  const taken = new Set<string>();
  return first.map((cell, i) => {
    const name = (hasHeader && cell.replace(/\s+/g, ' ').trim()) || `Column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
