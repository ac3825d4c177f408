import { createWriteStream } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvTexts } from '../../kernel/csv.js';
import { writeList } from './listCell.js';
import { TableError, type TableLayout } from './readTable.js';
import { readWorkbook } from './readWorkbook.js';

/** Workbooks and JSON are read as a whole. */
const MOST = 50 * 1024 * 1024;

/**
 * Puts a CSV file in the place of an Excel workbook, or of a list of objects in JSON, and answers how it is written; any
 * other file stays as it is. Throws TableError for one that cannot be read.
 */
export async function asText(file: string): Promise<Partial<TableLayout>> {
  const kind = await kindOf(file);
  if (kind === 'TEXT') return {};
  if ((await stat(file)).size > MOST)
    throw new TableError('UNREADABLE', 'Files other than CSV may have 50 MB. Save it as CSV.');
  const bytes = await readFile(file);
  const rows = kind === 'WORKBOOK' ? readWorkbook(bytes) : readObjects(bytes.toString('utf8'));
  if (rows.length === 0) throw new TableError('EMPTY_FILE', 'The file is empty.');
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  // Guarded as exports are, since the guard is taken off again.
  const lines = rows.map((row) => csvTexts([...row, ...Array<string>(width - row.length).fill('')]));
  const made = `${file}.csv`;
  await pipeline(Readable.from(lines), createWriteStream(made, { mode: 0o600 }));
  await rename(made, file);
  return { encoding: 'utf8', delimiter: ',' };
}

async function kindOf(file: string): Promise<'WORKBOOK' | 'JSON' | 'TEXT'> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const head = buffer.subarray(0, bytesRead).toString('latin1');
    if (head.startsWith('PK\x03\x04')) return 'WORKBOOK';
    return /^(\xef\xbb\xbf)?\s*\[\s*[{\]]/.test(head) ? 'JSON' : 'TEXT';
  } finally {
    await handle.close();
  }
}

type Values = Record<string, unknown>;

function readObjects(text: string): string[][] {
  let objects: unknown;
  try {
    objects = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new TableError('UNREADABLE', `The JSON cannot be read: ${(error as Error).message}`);
  }
  const flat = (objects as unknown[]).map((each) => {
    if (!isObject(each)) throw new TableError('UNREADABLE', 'Give a list of objects.');
    const { customFields, ...own } = each;
    return { ...own, ...(isObject(customFields) ? customFields : {}) } as Values;
  });
  const headers = [...new Set(flat.flatMap(Object.keys))];
  return flat.length === 0 ? [] : [headers, ...flat.map((each) => headers.map((key) => cellOf(each[key])))];
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a cell has it: of a record its name. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return writeList(value.map(cellOf));
  if (isObject(value)) return 'name' in value ? cellOf(value.name) : JSON.stringify(value);
  return String(value);
}
