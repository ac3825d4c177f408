import type { Context } from '../../kernel/context.js';
import { duplicate, invalid } from '../../kernel/errors.js';
import { sendMail } from '../../kernel/mailer.js';
import { Organization } from './organization.entity.js';
import { hashPassword, passwordMatches } from './password.js';
import { openSession } from './session.js';
import { setUserRoles } from './setUserRoles.js';
import { createAccount, systemActor } from './signUp.js';
import { issueToken, takeToken, voidInvitations } from './token.js';
import { User, UserStatus } from './user.entity.js';

export interface InviteUser {
  email: string;
  name: string;
  teamId?: string | null;
  roleIds?: string[] | null;
}

/** Invites somebody by mail; a user who exists but cannot sign in yet, such as an imported one, is invited as that user. */
export async function inviteUser(ctx: Context, input: InviteUser): Promise<User> {
  const email = input.email.trim().toLowerCase();
  const [known] = await ctx.db.find(User, { email });
  if (known?.accountId && known.status !== UserStatus.INVITED)
    throw duplicate({ email: 'This person is a user already.' });
  let user = known ?? (await ctx.db.create(User, { email, name: input.name, teamId: input.teamId ?? null }));
  const accountId = user.accountId ?? (await accountFor(ctx, email));
  user = await ctx.db.settle(user, { accountId, status: UserStatus.INVITED }, { event: 'invited' });
  if (input.roleIds) await setUserRoles(ctx, user.id, input.roleIds);
  const token = await issueToken(ctx, 'INVITATION', {
    accountId,
    organizationId: user.organizationId,
    userId: user.id,
  });
  const organization = await ctx.db.get(Organization, user.organizationId);
  await ctx.db.enqueue(sendMail.name, {
    to: email,
    subject: `${organization.name} invites you to Rapport`,
    text: `You are invited to work with ${organization.name} in Rapport.\n\nAccept here within 14 days:\n${ctx.services.config.publicUrl}/invite/${token}\n`,
  });
  return user;
}

async function accountFor(ctx: Context, email: string): Promise<string> {
  const [account] = await ctx.db.acrossOrganizations<{ id: string }>(
    'SELECT id FROM accounts WHERE lower(email) = lower($1)',
    [email],
  );
  return account?.id ?? createAccount(ctx, email, null);
}

/** Accepts an invitation: a new person sets a password, somebody with a sign-in gives the existing one. */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string; name?: string | null; password: string },
): Promise<void> {
  const { accountId, organizationId, userId } = await takeToken(ctx, 'INVITATION', input.token);
  const [account] = await ctx.db.acrossOrganizations<{ passwordHash: string | null }>(
    'SELECT password_hash AS "passwordHash" FROM accounts WHERE id = $1',
    [accountId],
  );
  if (account?.passwordHash) {
    if (!(await passwordMatches(account.passwordHash, input.password)))
      throw invalid({ password: 'Give the password of your existing sign-in.' });
  } else {
    await ctx.db.acrossOrganizations('UPDATE accounts SET password_hash = $2 WHERE id = $1', [
      accountId,
      await hashPassword(input.password),
    ]);
  }
  ctx.become(systemActor(organizationId));
  const user = await ctx.db.get(User, userId);
  await ctx.db.settle(
    user,
    { status: UserStatus.ACTIVE, ...(input.name?.trim() ? { name: input.name.trim() } : {}) },
    { event: 'joined' },
  );
  await openSession(ctx, accountId, organizationId, userId);
}

/** Sends the mail again with a new link; the former one stops working. */
export async function resendInvitation(ctx: Context, userId: string): Promise<User> {
  const user = await invited(ctx, userId);
  await voidInvitations(ctx, user);
  const event = { event: 'invitedAgain', verb: 'create', data: { email: user.email } };
  return inviteUser(ctx, await ctx.db.update(user, {}, event));
}

/** Takes an invitation back; the user stays, inactive, with whatever is theirs. */
export async function revokeInvitation(ctx: Context, userId: string): Promise<User> {
  const user = await invited(ctx, userId);
  await voidInvitations(ctx, user);
  return ctx.db.settle(user, { status: UserStatus.INACTIVE }, { event: 'uninvited' });
}

async function invited(ctx: Context, userId: string): Promise<User> {
  const user = await ctx.db.get(User, userId);
  if (user.status !== UserStatus.INVITED) throw invalid({ userId: `${user.name} has no open invitation.` });
  return user;
}
