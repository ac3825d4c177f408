import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import type { Import } from './import.entity.js';
import { lineEndOf, readLines } from './readTable.js';

const HOUR = 3600;

const signature = (services: Services, organizationId: string, id: string, expires: string) =>
  createHmac('sha256', services.config.secret)
    .update(`import-errors|${organizationId}|${id}|${expires}`)
    .digest('base64url');

/** A signed address of the error file, valid for an hour. */
export function errorFileUrl(ctx: Context, { organizationId, id }: Import): string {
  const expires = String(Math.floor(Date.now() / 1000) + HOUR);
  return `/files/imports/${id}/errors.csv?o=${organizationId}&e=${expires}&s=${signature(ctx.services, organizationId, id, expires)}`;
}

/** The error file of a signed address; null when the signature is wrong or old, or the file is no longer there. */
export async function errorFile(
  services: Services,
  id: string,
  query: { o?: string; e?: string; s?: string },
): Promise<{ name: string; encoding: string; body: Readable } | null> {
  const { o = '', e = '', s = '' } = query;
  const expected = Buffer.from(signature(services, o, id, e));
  const given = Buffer.from(s);
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || Number(e) < Date.now() / 1000)
    return null;
  const { rows } = await services.pool.query<ImportedFile>(
    'SELECT organization_id AS "organizationId", id, file_name AS "fileName", path, headers, delimiter, encoding, has_header AS "hasHeader" FROM imports WHERE organization_id = $1 AND id = $2',
    [o, id],
  );
  const [file] = rows;
  if (!file || !existsSync(file.path)) return null;
  return {
    name: file.fileName.replace(/(\.\w+)?$/, '-errors.csv'),
    encoding: file.encoding,
    body: Readable.from(failedLines(services, file)),
  };
}

interface ImportedFile {
  organizationId: string;
  id: string;
  fileName: string;
  path: string;
  headers: string[];
  delimiter: string;
  encoding: string;
  hasHeader: boolean;
}

/**
 * The rows that failed, as they stand in the file that was imported: its encoding, separator, quotes and line ends, and
 * the reason as one more cell.
 */
async function* failedLines(services: Services, file: ImportedFile): AsyncGenerator<Buffer> {
  const { delimiter, encoding, headers } = file;
  const mark = await byteOrderMark(file.path);
  yield mark;
  const unmarked = /^utf-?16$/i.test(encoding) ? `utf-16${mark[0] === 0xfe ? 'be' : 'le'}` : encoding;
  const bytes = (text: string) => iconv.encode(text, unmarked);
  const lineEnd = await lineEndOf(file.path, encoding);
  const reasons = failures(services, file);
  let failure = await reasons.next();
  for await (const { no, raw, cells, isHeader } of readLines(file.path, file)) {
    if (!isHeader && failure.done) break;
    const reason = isHeader ? 'reason' : failure.value?.no === no ? failure.value.message : null;
    if (reason === null) continue;
    const text = raw.replace(/(\r\n|\n|\r)$/, '');
    const missing = delimiter.repeat(Math.max(0, headers.length - cells.length));
    yield bytes(`${text}${missing}${delimiter}${quoted(reason, delimiter)}${lineEnd}`);
    if (!isHeader) failure = await reasons.next();
  }
}

/** The first bytes by which UTF files say what they are; empty without. */
async function byteOrderMark(file: string): Promise<Buffer> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(3), 0, 3, 0).finally(() => handle.close());
  const marks = [Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
  return marks.find((mark) => buffer.subarray(0, mark.length).equals(mark)) ?? Buffer.alloc(0);
}

const PAGE = 1000;

/** The numbers of the rows that failed, in order, with the reason. */
async function* failures(
  { pool }: Services,
  { organizationId, id }: ImportedFile,
): AsyncGenerator<{ no: number; message: string }, undefined> {
  let after = 0;
  for (;;) {
    const { rows } = await pool.query<{ no: number; message: string }>(
      `SELECT row_no AS no, message FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND action = 'FAILED' AND row_no > $3 ORDER BY row_no LIMIT ${PAGE}`,
      [organizationId, id, after],
    );
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.no;
  }
}

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
