import { CSV_MARK, csvLine, csvTexts } from '../../kernel/csv.js';
import { guarded } from '../../kernel/formulaGuard.js';
import type { ExportColumn } from './exportCells.js';
import type { ExportRow } from './exportRows.js';

/** A table as CSV, with the mark by which spreadsheets know UTF-8; no cell is run as a formula. */
export async function* writeCsv(
  columns: ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  yield CSV_MARK + csvTexts(columns.map(({ header }) => header));
  for await (const row of rows)
    yield csvLine(columns.map(({ kind, text }) => (kind === 'TEXT' ? guarded(text(row)) : text(row))));
}
