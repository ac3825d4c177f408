import { noteForAccount, noteForAddress } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';
import { sendMail } from '../../kernel/mailer.js';
import { hashPassword } from './password.js';
import { endSessions } from './session.js';
import { countAttempt } from './throttle.js';
import { issueToken, takeToken } from './token.js';

/** Sends a link to set a new password, if the address has a sign-in; the answer never tells whether. */
export async function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  await countAttempt(ctx, 'reset', email);
  noteForAddress(ctx, email, 'password.requested');
  const [account] = await ctx.db.acrossOrganizations<{ id: string; email: string }>(
    'SELECT id, email FROM accounts WHERE lower(email) = lower($1)',
    [email.trim()],
  );
  if (!account) return;
  const token = await issueToken(ctx, 'PASSWORD_RESET', { accountId: account.id });
  await ctx.db.enqueue(sendMail.name, {
    to: account.email,
    subject: 'Set a new password for Rapport',
    text: `Somebody asked for a new password for this address.\n\nSet it here within one hour:\n${ctx.services.config.publicUrl}/reset/${token}\n\nIf it was not you, there is nothing to do.\n`,
  });
}

/** Sets the password and ends all sessions of the account. */
export async function resetPassword(ctx: Context, input: { token: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const { accountId } = await takeToken(ctx, 'PASSWORD_RESET', input.token);
  await ctx.db.acrossOrganizations('UPDATE accounts SET password_hash = $2 WHERE id = $1', [
    accountId,
    passwordHash,
  ]);
  await endSessions(ctx, accountId, {});
  ctx.afterCommit(() => noteForAccount(ctx, accountId, 'password.reset'));
}
