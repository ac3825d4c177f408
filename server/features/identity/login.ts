import { noteForAddress, noteInAudit } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';
import { forbidden, unauthenticated } from '../../kernel/errors.js';
import { passwordMatches } from './password.js';
import { endSessions, openSession } from './session.js';
import { countAttempt, forgetAttempts } from './throttle.js';

interface Membership {
  accountId: string;
  organizationId: string;
  userId: string;
}

/** Signs in with e-mail and password; known and unknown addresses get the same answer in the same time. */
export async function login(ctx: Context, input: { email: string; password: string }): Promise<void> {
  await countAttempt(ctx, 'login', input.email).catch((refused) => {
    noteForAddress(ctx, input.email, 'session.throttled');
    throw refused;
  });
  const [account] = await ctx.db.acrossOrganizations<{
    id: string;
    passwordHash: string | null;
    lastOrganizationId: string | null;
  }>(
    'SELECT id, password_hash AS "passwordHash", last_organization_id AS "lastOrganizationId" FROM accounts WHERE lower(email) = lower($1)',
    [input.email.trim()],
  );
  const matches = await passwordMatches(account?.passwordHash, input.password);
  const memberships = account && matches ? await membershipsOf(ctx, account.id) : [];
  const chosen =
    memberships.find((each) => each.organizationId === account?.lastOrganizationId) ?? memberships[0];
  if (!chosen) {
    noteForAddress(ctx, input.email, 'session.refused');
    throw unauthenticated('The e-mail address or the password is wrong.');
  }
  await forgetAttempts(ctx, 'login', input.email);
  await openSession(ctx, chosen.accountId, chosen.organizationId, chosen.userId);
}

/** Ends the session of the request. */
export async function logout(ctx: Context): Promise<void> {
  const { accountId, sessionId } = ctx.actor;
  if (accountId && sessionId) await endSessions(ctx, accountId, { id: sessionId });
  const { organizationId, userId } = ctx.actor;
  noteInAudit(ctx, {
    name: 'session.ended',
    organizationId,
    actorId: userId,
    subjectType: 'User',
    subjectId: userId,
  });
  ctx.reply?.session(null);
}

/** Opens a session in another organization of the same account; FORBIDDEN when there is no membership. */
export async function switchOrganization(ctx: Context, organizationId: string): Promise<void> {
  const { accountId, sessionId } = ctx.actor;
  const memberships = accountId ? await membershipsOf(ctx, accountId) : [];
  const chosen = memberships.find((each) => each.organizationId === organizationId);
  if (!chosen) throw forbidden('You are no member of this organization.');
  await ctx.db.acrossOrganizations('UPDATE accounts SET last_organization_id = $2 WHERE id = $1', [
    accountId,
    organizationId,
  ]);
  if (sessionId) await endSessions(ctx, chosen.accountId, { id: sessionId });
  await openSession(ctx, chosen.accountId, chosen.organizationId, chosen.userId);
}

/** The organizations in which an account may work. */
export function membershipsOf(ctx: Context, accountId: string): Promise<Membership[]> {
  return ctx.db.acrossOrganizations<Membership>(
    `SELECT u.account_id AS "accountId", u.organization_id AS "organizationId", u.id AS "userId" FROM users u
     JOIN organizations o ON o.organization_id = u.organization_id AND o.deleted_at IS NULL
     WHERE u.account_id = $1 AND u.status = 'ACTIVE' AND u.deleted_at IS NULL ORDER BY u.created_at`,
    [accountId],
  );
}
