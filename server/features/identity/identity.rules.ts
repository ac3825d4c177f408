import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import type { BaseRecord } from '../../kernel/record.js';
import type { Role } from './role.entity.js';
import { keepAnOwner } from './setUserRoles.js';
import { User } from './user.entity.js';

const SCOPES = ['NONE', 'OWN', 'TEAM', 'ALL'];

/** The permissions of a role are known names with known scopes; the role Owner stays as it is. */
export function checkRole(next: Role, before: Role | null, ctx: Context): void {
  if (before?.key === 'OWNER') throw invalid({ id: 'The role Owner cannot be changed.' });
  for (const [name, scope] of Object.entries(next.permissions ?? {})) {
    const [noun] = name.split('.');
    const known =
      name === '*' ||
      ctx.services.permissions.includes(name) ||
      ctx.services.permissions.some((each) => name === `${noun}.*` && each.startsWith(`${noun}.`));
    if (!known && before) throw invalid({ permissions: `There is no permission ${name}.` });
    if (!SCOPES.includes(scope)) throw invalid({ permissions: `${name} has no scope ${scope}.` });
  }
}

/** Team and status decide what somebody sees and whether they work here: nobody changes their own without the right over all. */
export function checkUser(next: User, before: User | null, ctx: Context): void {
  if (!before || (next.teamId === before.teamId && next.status === before.status)) return;
  if (ctx.actor.scope('user.update') !== 'ALL')
    throw forbidden('Only somebody who manages users may change team or status.');
}

/** Rights of somebody may have changed: caches and open sockets look again. An active owner has to remain. */
export async function endAccess(row: BaseRecord, before: BaseRecord | null, ctx: Context): Promise<void> {
  if (!before) return;
  if (row instanceof User && (row.status !== (before as User).status || row.deletedAt))
    await keepAnOwner(ctx);
  const { organizationId } = row;
  ctx.afterCommit(() => ctx.services.bus.publish('access', { organizationId, accountId: null }));
}
