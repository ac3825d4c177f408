import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import { startWork } from '../bulk/bulkWork.js';
import { recordJob } from '../bulk/startBulkJob.js';
import { ApiKey } from '../identity/apiKey.entity.js';
import { voidInvitations } from '../identity/token.js';
import { User, UserStatus } from '../identity/user.entity.js';
import { BATCH, countOwned, handOver } from './handOver.js';

/**
 * Ends the access of a user: sessions, API keys and invitations stop at once. With `reassignTo` the records go to that
 * user in the same change set, so that one undo brings user, keys and records back.
 */
export async function deactivateUser(
  ctx: Context,
  input: { id: string; version?: number | null; reassignTo?: string | null },
): Promise<User> {
  const { id, version, reassignTo } = input;
  mayManage(ctx);
  if (id === ctx.actor.userId) throw invalid({ id: 'You cannot deactivate yourself.' });
  const user = await ctx.db.get(User, id, { lock: true });
  if (user.status === UserStatus.INACTIVE) throw invalid({ id: `${user.name} is inactive already.` });
  if (reassignTo) await checkSuccessor(ctx, id, reassignTo);
  if (reassignTo && (await handOver(ctx, id, reassignTo)) === BATCH) await continueLater(ctx, id, reassignTo);
  for (const key of await ctx.db.find(ApiKey, { userId: id })) await ctx.db.remove(key, { event: 'revoked' });
  await ctx.db.acrossOrganizations(
    'UPDATE sessions SET revoked_at = now() WHERE organization_id = $1 AND account_id = $2 AND revoked_at IS NULL',
    [user.organizationId, user.accountId],
  );
  await voidInvitations(ctx, user);
  return ctx.db.update(user, { status: UserStatus.INACTIVE }, { event: 'deactivated', version });
}

/** Lets somebody sign in again; who never accepted an invitation needs a new one. */
export async function reactivateUser(ctx: Context, id: string): Promise<User> {
  mayManage(ctx);
  const user = await ctx.db.get(User, id, { lock: true });
  if (user.status !== UserStatus.INACTIVE) throw invalid({ id: `${user.name} is not inactive.` });
  const [account] = await ctx.db.acrossOrganizations<{ ready: boolean }>(
    'SELECT password_hash IS NOT NULL AS ready FROM accounts WHERE id = $1',
    [user.accountId],
  );
  const status = account?.ready ? UserStatus.ACTIVE : UserStatus.INVITED;
  return ctx.db.update(user, { status }, { event: 'reactivated' });
}

function mayManage(ctx: Context): void {
  if (ctx.actor.scope('user.update') !== 'ALL')
    throw forbidden('Only somebody who manages users may do this.');
}

async function checkSuccessor(ctx: Context, id: string, reassignTo: string): Promise<void> {
  const successor = await ctx.db.get(User, reassignTo);
  if (successor.id === id) throw invalid({ reassignTo: 'Choose somebody else.' });
  if (successor.status !== UserStatus.ACTIVE)
    throw invalid({ reassignTo: `${successor.name} is not active.` });
}

/** The rest is a job with progress, in the change set of the deactivation. */
async function continueLater(ctx: Context, from: string, to: string): Promise<void> {
  const total = await countOwned(ctx, from);
  const rest = { kind: 'HAND_OVER' as const, action: { from, to }, total };
  if (total > 0) await startWork(ctx, await recordJob(ctx, rest));
}
