import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { noteInAudit, noteRefusal } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import type { ContextOf } from '../../kernel/feature.js';
import { answerErrors, disposition } from '../../kernel/fileRoutes.js';
import { guarded } from '../../kernel/formulaGuard.js';
import type { Services } from '../../kernel/services.js';
import { type AuditFilter, type AuditRow, auditRows, cursorOf } from './audit.query.js';
import { checkFilter } from './audit.resolver.js';

const PAGE = 500;

const COLUMNS: [header: string, cell: (row: AuditRow) => unknown][] = [
  ['At', ({ at }) => at],
  ['Who', ({ actorName }) => actorName],
  ['As', ({ actorKind }) => actorKind],
  ['What', ({ name }) => name],
  ['Times', ({ count }) => count],
  ['Record type', ({ subjectType }) => subjectType],
  ['Record id', ({ subjectId }) => subjectId],
  ['Operation', ({ operation }) => operation],
  ['Origin', ({ origin }) => origin],
  ['Network address', ({ ip }) => ip],
  ['Program', ({ userAgent }) => userAgent],
  ['Request', ({ requestId }) => requestId],
  ['Changes', ({ changes }) => (Object.keys(changes).length ? JSON.stringify(changes) : null)],
  ['More', ({ data }) => data && JSON.stringify(data)],
];

/** GET /files/audit.csv streams the audit log; the query string holds the filter. */
export async function auditFile(
  http: FastifyInstance,
  _services: Services,
  contextOf: ContextOf,
): Promise<void> {
  await http.register(async (scope) => {
    answerErrors(scope);
    scope.get<{ Querystring: Record<string, string> }>('/files/audit.csv', async (request, reply) => {
      const ctx = await contextOf(request, reply);
      const { organizationId, userId, kind } = ctx.actor;
      if (!ctx.actor.can('audit.view')) {
        noteRefusal(ctx, 'audit.csv', 'audit.view');
        throw forbidden('You need the permission audit.view.');
      }
      const filter = readFilter(request.query);
      noteInAudit(ctx, {
        name: 'audit.exported',
        organizationId,
        actorId: userId,
        actorKind: kind,
        data: { ...filter },
      });
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header(
          'content-disposition',
          disposition('attachment', `audit-${new Date().toISOString().slice(0, 10)}.csv`),
        )
        .header('cache-control', 'private, no-store');
      return reply.send(Readable.from(lines(ctx, filter), { objectMode: false }));
    });
  });
}

function readFilter(query: Record<string, string>): AuditFilter {
  const { personId, subjectType, recordId, name, origin, from, to } = query;
  for (const [key, value] of Object.entries({ from, to }))
    if (value && Number.isNaN(Date.parse(value))) throw invalid({ [key]: 'That is no instant.' });
  return checkFilter({ personId, subjectType, recordId, name, origin, from, to } as AuditFilter);
}

async function* lines(ctx: Context, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${line(COLUMNS.map(([header]) => header))}`;
  for (let after: string | null = null; ; ) {
    const rows: AuditRow[] = await auditRows(ctx, filter, PAGE, after);
    for (const row of rows) yield line(COLUMNS.map(([, cell]) => cell(row)));
    if (rows.length < PAGE) return;
    after = cursorOf(rows.at(-1)!);
  }
}

const line = (cells: unknown[]) =>
  `${cells.map((cell) => quoted(guarded(String(cell ?? '')))).join(',')}\r\n`;
const quoted = (cell: string) => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
