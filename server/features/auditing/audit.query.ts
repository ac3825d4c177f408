import { auditWritten } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import type { Event } from '../../kernel/event.entity.js';
import { redact } from '../../kernel/history.js';

/** What is looked for; what is not given is not asked. */
export interface AuditFilter {
  personId?: string | null;
  subjectType?: string | null;
  recordId?: string | null;
  name?: string | null;
  origin?: string | null;
  from?: string | null;
  to?: string | null;
}

/** A change of a record, or something noted beside the records. */
export interface AuditRow {
  id: string;
  at: string;
  name: string;
  subjectType: string | null;
  subjectId: string | null;
  actorId: string | null;
  actorName: string | null;
  actorKind: string;
  origin: string;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
  operation: string | null;
  changes: Record<string, [unknown, unknown]>;
  data: Record<string, unknown> | null;
  count: number;
}

const CONDITIONS: Record<keyof AuditFilter, string> = {
  personId: 't.actor_id = :personId::uuid',
  subjectType: 't.subject_type = :subjectType',
  recordId: 't.subject_id = :recordId::uuid',
  name: "(t.name = :name OR split_part(t.name, '.', 2) = :name)",
  origin: 't.origin = :origin',
  from: 't.at >= :from::timestamptz',
  to: 't.at < :to::timestamptz',
};

const COMMON = `t.id, t.at, t.name, t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.actor_id AS "actorId", t.actor_kind AS "actorKind",
  t.origin, t.request_id AS "requestId", t.ip, t.user_agent AS "userAgent", t.data`;

/** What happened, newest first: events of records and the audit log in one list. */
export async function auditRows(
  ctx: Context,
  filter: AuditFilter,
  limit: number,
  after?: string | null,
): Promise<AuditRow[]> {
  await auditWritten(ctx.services);
  const given = Object.entries(filter).filter(([, value]) => value);
  const conditions = ['t.organization_id = :organizationId'];
  for (const [key] of given) conditions.push(CONDITIONS[key as keyof AuditFilter]);
  const values: Record<string, unknown> = { ...Object.fromEntries(given), limit };
  if (after) {
    conditions.push('(t.at, t.id) < (:at::timestamptz, :id::uuid)');
    Object.assign(values, placeOf(after));
  }
  const where = `WHERE ${conditions.join(' AND ')} ORDER BY t.at DESC, t.id DESC LIMIT :limit`;
  const rows = await ctx.db.rows<AuditRow>(
    `SELECT t.*, u.name AS "actorName" FROM (
       (SELECT ${COMMON}, NULL AS operation, t.changes, 1 AS count FROM events t ${where})
       UNION ALL (SELECT ${COMMON}, t.operation, '{}'::jsonb, t.count FROM audit_log t ${where})) t
     LEFT JOIN users u ON u.organization_id = :organizationId AND u.id = t."actorId"
     ORDER BY t.at DESC, t.id DESC LIMIT :limit`,
    values,
  );
  await Promise.all(rows.map((row) => redact(ctx, row as unknown as Event)));
  return rows;
}

/** The place of a row in the list. */
export const cursorOf = ({ at, id }: AuditRow): string => Buffer.from(`${at}|${id}`).toString('base64url');

function placeOf(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalid({ after: 'The cursor does not belong to this list.' });
  return { at, id };
}
