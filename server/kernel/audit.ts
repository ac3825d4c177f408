import { createHash } from 'node:crypto';
import type { ActorKind, Origin } from './actor.js';
import { newId } from './clock.js';
import type { Context } from './context.js';
import type { Services } from './services.js';

/** Something worth knowing later that changes no record and so leaves no event. Never with a password or secret in it. */
interface AuditNote {
  /** noun.pastTense, as of an event. */
  name: string;
  organizationId: string;
  actorId?: string | null;
  actorKind?: ActorKind;
  origin?: Origin;
  subjectType?: string;
  subjectId?: string | null;
  operation?: string;
  data?: Record<string, unknown>;
}

/** Writes that are on their way: whoever reads the audit log waits for them. */
const pending = new WeakMap<Services, Set<Promise<unknown>>>();

/**
 * Adds to the audit log, outside of any transaction and without waiting: a refusal is kept although the rest is rolled
 * back, and an answer takes no longer. What repeats within a minute is counted in one row, so nobody can flood the log.
 */
export function noteInAudit(ctx: Context, note: AuditNote): void {
  write(ctx, note, 'SELECT $1::uuid AS organization_id, $2::uuid AS subject_id, $3::uuid AS actor_id', [
    note.organizationId,
    note.subjectId ?? null,
    note.actorId ?? null,
  ]);
}

/** Adds to the audit log of every organization in which the address is a member; an unknown address has none. */
export function noteForAddress(ctx: Context, email: string, name: string): void {
  write(
    ctx,
    { name, subjectType: 'User' },
    `SELECT u.organization_id, u.id AS subject_id, NULL::uuid AS actor_id FROM accounts a JOIN users u ON u.account_id = a.id AND u.deleted_at IS NULL
     WHERE lower(a.email) = lower($1) AND $2::uuid IS NULL AND $3::uuid IS NULL`,
    [email.trim(), null, null],
  );
}

/** Adds to the audit log of every organization in which the account is a member. */
export function noteForAccount(ctx: Context, accountId: string, name: string): void {
  write(
    ctx,
    { name, subjectType: 'User' },
    `SELECT u.organization_id, u.id AS subject_id, u.id AS actor_id FROM users u
     WHERE u.account_id = $1::uuid AND u.deleted_at IS NULL AND $2::uuid IS NULL AND $3::uuid IS NULL`,
    [accountId, null, null],
  );
}

/** Puts on record that the actor asked for something they may not do. */
export function noteRefusal(ctx: Context, operation: string, permission?: string): void {
  if (!ctx.signedIn) return;
  const { organizationId, userId, kind, viewing } = ctx.actor;
  noteInAudit(ctx, {
    name: 'access.denied',
    organizationId,
    actorId: viewing ? viewing.byUserId : userId,
    actorKind: kind,
    operation,
    ...(permission ? { data: { permission } } : {}),
  });
}

/** Waits until what was noted in this process is stored. */
export async function auditWritten(services: Services): Promise<void> {
  await Promise.all(pending.get(services) ?? []);
}

function write(ctx: Context, note: Omit<AuditNote, 'organizationId'>, who: string, values: unknown[]): void {
  const { services, request } = ctx;
  const same = [note.name, note.operation, request.ip, request.userAgent, JSON.stringify(note.data ?? null)];
  const fingerprint = createHash('sha256').update(same.join('\n')).digest('base64url');
  const waiting = pending.get(services) ?? new Set();
  pending.set(services, waiting);
  const writing: Promise<unknown> = services.pool
    .query(
      `INSERT INTO audit_log (organization_id, id, at, name, subject_type, subject_id, actor_id, actor_kind, origin, request_id, ip, user_agent,
         operation, data, minute, fingerprint, count)
       SELECT w.organization_id, $4::uuid, now(), $5, $6, w.subject_id, w.actor_id, $7, $8, $9, $10, $11, $12, $13::jsonb, date_trunc('minute', now()),
         concat_ws('|', $14::text, w.subject_id, w.actor_id), 1 FROM (${who}) w
       ON CONFLICT (organization_id, minute, fingerprint) DO UPDATE SET count = audit_log.count + 1`,
      [
        ...values,
        newId(),
        note.name,
        note.subjectType ?? null,
        note.actorKind ?? 'USER',
        note.origin ?? ctx.origin,
        ctx.requestId,
        request.ip || null,
        request.userAgent.slice(0, 300) || null,
        note.operation ?? null,
        note.data ? JSON.stringify(note.data) : null,
        fingerprint,
      ],
    )
    .catch((error: Error) =>
      services.log.error({ error: error.message }, 'The audit log could not be written.'),
    )
    .finally(() => waiting.delete(writing));
  waiting.add(writing);
}
