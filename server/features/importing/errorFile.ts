import { createHmac, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import type { Import } from './import.entity.js';

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

/** The error file of a signed address: the original columns and the reason; null when the signature is wrong or old. */
export async function errorFile(
  services: Services,
  id: string,
  query: { o?: string; e?: string; s?: string },
): Promise<{ name: string; body: Readable } | null> {
  const { o = '', e = '', s = '' } = query;
  const expected = Buffer.from(signature(services, o, id, e));
  const given = Buffer.from(s);
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || Number(e) < Date.now() / 1000)
    return null;
  const { rows } = await services.pool.query<{ fileName: string; headers: string[]; delimiter: string }>(
    'SELECT file_name AS "fileName", headers, delimiter FROM imports WHERE organization_id = $1 AND id = $2',
    [o, id],
  );
  const [record] = rows;
  if (!record) return null;
  return {
    name: record.fileName.replace(/(\.\w+)?$/, '-errors.csv'),
    body: Readable.from(lines(services, o, id, record)),
  };
}

const BATCH = 1000;

async function* lines(
  services: Services,
  organizationId: string,
  id: string,
  { headers, delimiter }: { headers: string[]; delimiter: string },
): AsyncGenerator<string> {
  const line = (cells: string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  yield `\uFEFF${line([...headers, 'reason'])}`;
  let after = 0;
  for (;;) {
    const { rows } = await services.pool.query<{ no: number; raw: string[]; message: string }>(
      `SELECT row_no AS no, raw, message FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND action = 'FAILED' AND row_no > $3 ORDER BY row_no LIMIT ${BATCH}`,
      [organizationId, id, after],
    );
    for (const { raw, message } of rows) yield line([...headers.map((_header, i) => raw[i] ?? ''), message]);
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.no;
  }
}

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
