import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { hashSecret, newSecret } from './secret.js';

export type TokenKind = 'INVITATION' | 'PASSWORD_RESET';

const HOURS: Record<TokenKind, number> = { INVITATION: 24 * 14, PASSWORD_RESET: 1 };

/** A one-time secret sent by mail; only its hash is stored. */
export async function issueToken(
  ctx: Context,
  kind: TokenKind,
  target: { accountId: string; organizationId?: string; userId?: string },
): Promise<string> {
  const secret = newSecret();
  await ctx.db.acrossOrganizations(
    `INSERT INTO tokens (id, kind, token_hash, account_id, organization_id, user_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now(), now() + make_interval(hours => $7))`,
    [
      newId(),
      kind,
      hashSecret(secret),
      target.accountId,
      target.organizationId ?? null,
      target.userId ?? null,
      HOURS[kind],
    ],
  );
  return secret;
}

/** Takes a token so that nobody can use it again; INVALID when it is unknown, used or expired. */
export async function takeToken(
  ctx: Context,
  kind: TokenKind,
  secret: string,
): Promise<{ accountId: string; organizationId: string; userId: string }> {
  const [token] = await ctx.db.acrossOrganizations<{
    accountId: string;
    organizationId: string;
    userId: string;
  }>(
    `UPDATE tokens SET used_at = now() WHERE kind = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > now()
     RETURNING account_id AS "accountId", organization_id AS "organizationId", user_id AS "userId"`,
    [kind, hashSecret(secret)],
  );
  if (!token) throw invalid({ token: 'This link is no longer valid. Ask for a new one.' });
  return token;
}

/** Makes the links of a user's open invitations worthless. */
export async function voidInvitations(
  ctx: Context,
  user: { organizationId: string; id: string },
): Promise<void> {
  await ctx.db.acrossOrganizations(
    `UPDATE tokens SET used_at = now() WHERE kind = 'INVITATION' AND organization_id = $1 AND user_id = $2 AND used_at IS NULL`,
    [user.organizationId, user.id],
  );
}
