import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Context } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { answerErrors, disposition } from '../../kernel/fileRoutes.js';
import { nounNamed, nounOf } from '../../kernel/noun.js';
import type { Services } from '../../kernel/services.js';
import { claimsOf } from '../../kernel/signedPath.js';
import { actorOfUser } from '../identity/actorOf.js';
import { Export } from './export.entity.js';
import { exportColumns } from './exportCells.js';
import { exportFields, mayTake } from './exportFields.js';
import { type ExportRow, exportRows } from './exportRows.js';
import { writeCsv } from './writeCsv.js';
import { writeJson } from './writeJson.js';

const TYPES: Record<Export['format'], string> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSON: 'application/json; charset=utf-8',
};

/** GET /files/exports/:id streams a requested export. */
export async function exportFiles(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async (scope) => {
    answerErrors(scope);
    scope.get<{ Params: { id: string } }>('/files/exports/:id', (request, reply) =>
      sendExport(services, request, reply),
    );
  });
}

async function sendExport(
  services: Services,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
) {
  const claims = claimsOf(services, request.url);
  const actor = claims && (await actorOfUser(services, claims.organization!, claims.user!));
  if (!claims || !actor) throw notFound('Export');
  const ctx = new Context({ services, actor, requestId: request.id });
  const [record] = await ctx.db.rows<{ subjectType: string; format: Export['format'] }>(
    `SELECT subject_type AS "subjectType", format, filter, search, order_by AS "orderBy", columns FROM exports
     WHERE organization_id = :organizationId AND id = :id AND owner_id = :userId`,
    { id: request.params.id, userId: actor.userId },
  );
  if (!record) throw notFound('Export');
  const { plural } = nounOf(nounNamed(record.subjectType)!.Class);
  const name = `${plural}-${new Date().toISOString().slice(0, 10)}.${record.format.toLowerCase()}`;
  reply
    .header('content-type', TYPES[record.format])
    .header('content-disposition', disposition('attachment', name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store');
  return reply.send(
    Readable.from(await written(ctx, request.params.id, record as Export), { objectMode: false }),
  );
}

/** The bytes of an export, made while they are sent. */
async function written(ctx: Context, id: string, record: Export) {
  const { Class } = nounNamed(record.subjectType)!;
  const known = (await exportFields(ctx, Class)).filter((field) => mayTake(ctx, field));
  const chosen = record.columns.flatMap((key) => known.find((field) => field.key === key) ?? []);
  const identity = known.filter(({ key }) => key === 'id');
  const fields = [...chosen.filter(({ key }) => key !== 'id'), ...identity];
  const rows = counted(ctx, id, exportRows(ctx, Class, fields, record));
  if (record.format === 'JSON') return writeJson([...identity, ...fields.slice(0, -1)], rows);
  const columns = exportColumns(fields);
  if (record.format === 'CSV') return writeCsv(columns, rows);
  const { writeXlsx } = await import('./writeXlsx.js');
  return writeXlsx(columns, rows, ctx.actor.timeZone);
}

/** The rows, and at their end a note of how many they were. */
async function* counted(
  ctx: Context,
  id: string,
  rows: AsyncGenerator<ExportRow>,
): AsyncGenerator<ExportRow> {
  let count = 0;
  for await (const row of rows) {
    count++;
    yield row;
  }
  await ctx.db.rows(
    'UPDATE exports SET row_count = :count WHERE organization_id = :organizationId AND id = :id RETURNING id',
    { id, count },
  );
}
