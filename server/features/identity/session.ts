import { noteInAudit } from '../../kernel/audit.js';
import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { unauthenticated } from '../../kernel/errors.js';
import { actorOfUser } from './actorOf.js';
import { hashSecret, newSecret } from './secret.js';

const SESSION_DAYS = 30;

export interface SessionRow {
  id: string;
  organizationId: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  userAgent: string | null;
  ip: string | null;
}

/** Opens a session of the account in an organization, sets the cookie, and lets the operation go on as that user. */
export async function openSession(
  ctx: Context,
  accountId: string,
  organizationId: string,
  userId: string,
): Promise<void> {
  const token = newSecret();
  const id = newId();
  await ctx.db.acrossOrganizations(
    `INSERT INTO sessions (id, token_hash, account_id, organization_id, created_at, last_seen_at, expires_at, user_agent, ip)
     VALUES ($1, $2, $3, $4, now(), now(), now() + make_interval(days => $5), $6, $7)`,
    [
      id,
      hashSecret(token),
      accountId,
      organizationId,
      SESSION_DAYS,
      ctx.request.userAgent.slice(0, 300),
      ctx.request.ip,
    ],
  );
  const actor = await actorOfUser(ctx.db.connection, organizationId, userId);
  if (!actor) throw unauthenticated();
  ctx.become(actor.inSession(id, accountId));
  ctx.reply?.session(token);
  ctx.afterCommit(() =>
    noteInAudit(ctx, {
      name: 'session.opened',
      organizationId,
      actorId: userId,
      subjectType: 'User',
      subjectId: userId,
    }),
  );
}

/** The open sessions of the signed-in account, newest first. */
export function openSessions(ctx: Context): Promise<SessionRow[]> {
  return ctx.db.acrossOrganizations<SessionRow>(
    `SELECT id, organization_id AS "organizationId", created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", user_agent AS "userAgent", ip
     FROM sessions WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY last_seen_at DESC`,
    [ctx.actor.accountId],
  );
}

/** Ends sessions of an account: one, or all but one. Open sockets of them close at once. */
export async function endSessions(
  ctx: Context,
  accountId: string,
  which: { id?: string; except?: string },
): Promise<number> {
  const ended = await ctx.db.acrossOrganizations(
    `UPDATE sessions SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL
     AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3) RETURNING id`,
    [accountId, which.id ?? null, which.except ?? null],
  );
  ctx.afterCommit(() => ctx.services.bus.publish('access', { organizationId: null, accountId }));
  return ended.length;
}
