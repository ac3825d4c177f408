import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { detectEncoding } from './detectEncoding.js';
import { detectDelimiter, detectHeader, headersOf, parseSample } from './detectLayout.js';

/** How the text of a file is cut into rows and cells. */
export interface TableLayout {
  encoding: string;
  delimiter: string;
  hasHeader: boolean;
  headers: string[];
}

export interface TableRow {
  /** Counts from 1 as a spreadsheet does, the header included. */
  no: number;
  /** One cell for each header. */
  cells: string[];
  /** The row as it stands in the file, without the line end. */
  raw: string;
  /** Cells beyond the headers, or fewer than there are headers; such a row may be shifted. */
  ragged?: { cells: number };
}

/** The file cannot be read as a table; `message` is for people. */
export class TableError extends Error {
  constructor(
    readonly code:
      | 'EMPTY_FILE'
      | 'BINARY_FILE'
      | 'OPEN_QUOTE'
      | 'ROW_TOO_LARGE'
      | 'UNKNOWN_ENCODING'
      | 'UNREADABLE',
    message: string,
  ) {
    super(message);
  }
}

const HEAD = 256 * 1024;
const MAX_ROW = 2_000_000;

/** Detects encoding, delimiter and headers; what is given is taken as it is. Throws TableError for what is no table. */
export async function inspectTable(file: string, given: Partial<TableLayout> = {}): Promise<TableLayout> {
  const encoding = given.encoding ?? (await detectEncoding(file));
  if (!iconv.encodingExists(encoding))
    throw new TableError('UNKNOWN_ENCODING', `There is no encoding "${encoding}".`);
  const head = await decodedHead(file, encoding);
  if (head.trim() === '') throw new TableError('EMPTY_FILE', 'The file is empty.');
  if (head.includes('\u0000')) throw new TableError('BINARY_FILE', 'The file is not a text file.');
  const delimiter = given.delimiter ?? detectDelimiter(head);
  const rows = parseSample(head.replace(/^sep=.\r?\n/i, ''), delimiter);
  if (!rows[0]) throw new TableError('UNREADABLE', 'The file has no row that can be read.');
  const hasHeader = given.hasHeader ?? detectHeader(rows);
  return { encoding, delimiter, hasHeader, headers: given.headers ?? headersOf(rows[0], hasHeader) };
}

async function decodedHead(file: string, encoding: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const text = iconv.decode(buffer.subarray(0, bytesRead), encoding);
    const lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    return bytesRead === HEAD && lastLine > 0 ? text.slice(0, lastLine + 1) : text;
  } finally {
    await handle.close();
  }
}

/** How the lines of a file end. */
export async function lineEndOf(file: string, encoding: string): Promise<string> {
  return /\r\n|\n|\r/.exec(await decodedHead(file, encoding))?.[0] ?? '\r\n';
}

/** The data rows of a file, one after the other in constant memory; rows without any text are passed over. */
export async function* readRows(file: string, layout: TableLayout): AsyncGenerator<TableRow> {
  for await (const { no, raw, cells, isHeader } of readLines(file, layout))
    if (!isHeader) yield shaped(no, cells, raw.replace(/[\r\n]+$/, ''), layout.headers.length);
}

/** A row as it stands in the file: `raw` as it is written, `cells` as many as there are. */
export interface TableLine {
  no: number;
  raw: string;
  cells: string[];
  isHeader: boolean;
}

/** The header and the data rows of a file. */
export async function* readLines(
  file: string,
  { delimiter, encoding, hasHeader }: Omit<TableLayout, 'headers'>,
): AsyncGenerator<TableLine> {
  const source = createReadStream(file);
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    raw: true,
    max_record_size: MAX_ROW,
  });
  const records = pipeline(source, iconv.decodeStream(encoding), parser, () => undefined);
  let no = 0;
  let isHeader = hasHeader;
  try {
    for await (const { raw, record } of records as AsyncIterable<{ raw: string; record: string[] }>) {
      if (no === 0 && /^sep=.\s*$/i.test(raw)) continue;
      no++;
      if (record.every((cell) => cell.trim() === '')) continue;
      yield { no, raw, cells: record, isHeader };
      isHeader = false;
    }
  } catch (error) {
    throw readable(error);
  } finally {
    source.destroy();
  }
}

function shaped(no: number, record: string[], raw: string, width: number): TableRow {
  const cells = Array.from({ length: width }, (_, i) => record[i] ?? '');
  const shifted = record.length < width || record.slice(width).some((cell) => cell.trim() !== '');
  return { no, cells, raw, ...(shifted ? { ragged: { cells: record.length } } : {}) };
}

function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = (error as { lines?: number }).lines;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new TableError('OPEN_QUOTE', `A quotation mark is opened near line ${line} and never closed.`);
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new TableError(
      'ROW_TOO_LARGE',
      `The row near line ${line} is too large; a quotation mark may be missing.`,
    );
  return new TableError('UNREADABLE', `The file cannot be read near line ${line}: ${error.message}`);
}
