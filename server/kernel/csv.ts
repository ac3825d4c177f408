import { guarded } from './formulaGuard.js';

/** The mark by which spreadsheets know UTF-8; it stands before the first line. */
export const CSV_MARK = '\ufeff';

/** A line of CSV (RFC 4180) of cells as they are; texts that come from people are `guarded` before. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** A line of texts, none of which a spreadsheet runs as a formula. */
export const csvTexts = (texts: readonly string[]): string => csvLine(texts.map(guarded));

const quoted = (cell: string) => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
