import { guarded } from '../../kernel/formulaGuard.js';
import type { ExportColumn } from './exportCells.js';
import type { ExportRow } from './exportRows.js';

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8; no cell is run as a formula. */
export async function* writeCsv(
  columns: ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  const line = (cells: string[]) => `${cells.map(quoted).join(',')}\r\n`;
  yield `\ufeff${line(columns.map(({ header }) => guarded(header)))}`;
  for await (const row of rows)
    yield line(columns.map(({ kind, text }) => (kind === 'TEXT' ? guarded(text(row)) : text(row))));
}

const quoted = (cell: string) => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
