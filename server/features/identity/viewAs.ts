import { noteInAudit } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';
import { forbidden, invalid, unauthenticated } from '../../kernel/errors.js';
import { actorOfUser, viewOf } from './actorOf.js';
import { Role } from './role.entity.js';
import { User } from './user.entity.js';

/** Lets the session look at the app with the rights of a user or role. Only who may do all of that may look so. */
export async function viewAs(ctx: Context, userId: string | null, roleId: string | null): Promise<void> {
  if (!ctx.actor.sessionId) throw forbidden('Only somebody who is signed in can look as somebody else.');
  if (Boolean(userId) === Boolean(roleId)) throw invalid({ userId: 'Name a user or a role.' });
  if (userId) await ctx.db.get(User, userId);
  else await ctx.db.get(Role, roleId!);
  const seen = await viewOf(ctx.services, ctx.actor, userId, roleId);
  if (!seen) throw forbidden('You cannot look as somebody who is not active or may do more than you.');
  await look(ctx, userId, roleId);
  note(ctx, 'view.started', userId, roleId);
  ctx.become(seen);
}

/** Back to one's own rights. */
export async function stopViewingAs(ctx: Context): Promise<void> {
  const { viewing, organizationId, sessionId, accountId } = ctx.actor;
  if (!viewing || !sessionId) return;
  await look(ctx, null, null);
  const own = await actorOfUser(ctx.db.connection, organizationId, viewing.byUserId!);
  if (!own) throw unauthenticated();
  ctx.become(own.inSession(sessionId, accountId!));
  note(ctx, 'view.stopped', null, null);
}

async function look(ctx: Context, userId: string | null, roleId: string | null): Promise<void> {
  const { sessionId, accountId } = ctx.actor;
  await ctx.db.acrossOrganizations(
    'UPDATE sessions SET view_as_user_id = $2, view_as_role_id = $3 WHERE id = $1',
    [sessionId, userId, roleId],
  );
  ctx.afterCommit(() =>
    ctx.services.bus.publish('access', { organizationId: null, accountId: accountId ?? null }),
  );
}

function note(ctx: Context, name: string, userId: string | null, roleId: string | null): void {
  const { organizationId, userId: actorId } = ctx.actor;
  const subject = userId
    ? { subjectType: 'User', subjectId: userId }
    : { subjectType: 'Role', subjectId: roleId };
  ctx.afterCommit(() =>
    noteInAudit(ctx, { name, organizationId, actorId, ...(userId || roleId ? subject : {}) }),
  );
}
