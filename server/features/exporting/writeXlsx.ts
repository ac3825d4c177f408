import { Zip, ZipDeflate } from 'fflate';
import { DateTime } from 'luxon';
import { guarded } from '../../kernel/formulaGuard.js';
import type { ExportColumn } from './exportCells.js';
import type { ExportRow } from './exportRows.js';
import * as parts from './xlsxParts.js';

/** Excel takes no more rows on one sheet; the next ones go onto another. */
const SHEET_ROWS = 1_048_576;

/** A table as an Excel workbook, packed while it is written: numbers, days and times as such, in the time zone. */
export async function* writeXlsx(
  columns: ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  zone: string,
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  const encoder = new TextEncoder();
  let file: ZipDeflate;
  const begin = (name: string, text: string) => {
    file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(encoder.encode(text));
  };
  const end = (text: string) => file.push(encoder.encode(text), true);
  const whole = (name: string, text: string) => {
    begin(name, text);
    end('');
  };

  let sheets = 0;
  let line = SHEET_ROWS;
  let text = '';
  const write = (cells: string[]) => {
    line++;
    text += `<row r="${line}">${cells.join('')}</row>`;
  };
  for await (const row of rows) {
    if (line === SHEET_ROWS) nextSheet();
    write(columns.map((column) => cell(column, column.text(row), zone)));
    if (text.length < 65_536) continue;
    file!.push(encoder.encode(text));
    text = '';
    yield* packed.splice(0);
  }
  if (sheets === 0) nextSheet();
  end(text + parts.SHEET_END);
  whole('xl/workbook.xml', parts.workbook(sheets));
  whole('xl/_rels/workbook.xml.rels', parts.workbookRelations(sheets));
  whole('xl/styles.xml', parts.STYLES);
  whole('_rels/.rels', parts.RELATIONS);
  whole('[Content_Types].xml', parts.contentTypes(sheets));
  zip.end();
  yield* packed;

  function nextSheet() {
    if (sheets > 0) end(text + parts.SHEET_END);
    sheets++;
    line = 0;
    text = '';
    begin(`xl/worksheets/sheet${sheets}.xml`, parts.sheetStart(columns.length));
    write(columns.map(({ header }) => parts.textCell(header, parts.STYLE.HEADER)));
  }
}

function cell({ kind }: ExportColumn, text: string, zone: string): string {
  if (text === '') return '<c/>';
  if (kind === 'NUMBER' && text.replace(/[-.]|^0+/g, '').length <= 15) return parts.numberCell(text);
  if (kind === 'DATE')
    return parts.numberCell(String(serial(DateTime.fromISO(text, { zone: 'utc' }))), parts.STYLE.DATE);
  if (kind === 'INSTANT') {
    const moment = DateTime.fromISO(text, { zone }).setZone('utc', { keepLocalTime: true });
    return parts.numberCell(String(serial(moment)), parts.STYLE.INSTANT);
  }
  return parts.textCell(text, guarded(text) === text ? undefined : parts.STYLE.QUOTED);
}

/** Days since the last day of 1899, as Excel counts them. */
const serial = (moment: DateTime) => moment.toMillis() / 86_400_000 + 25_569;
