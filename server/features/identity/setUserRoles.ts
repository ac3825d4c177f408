import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Role, RoleAssignment } from './role.entity.js';
import { User } from './user.entity.js';

/** Gives a user exactly these roles. The last owner keeps that role: an organization is never without one. */
export async function setUserRoles(ctx: Context, userId: string, roleIds: string[]): Promise<User> {
  const user = await ctx.db.get(User, userId);
  const assigned = await ctx.db.find(RoleAssignment, { userId });
  const roles = await Promise.all([...new Set(roleIds)].map((id) => ctx.db.get(Role, id)));
  for (const assignment of assigned)
    if (!roleIds.includes(assignment.roleId)) await ctx.db.remove(assignment, { verb: 'update' });
  for (const role of roles)
    if (!assigned.some((each) => each.roleId === role.id))
      await ctx.db.create(RoleAssignment, { userId, roleId: role.id });
  await keepAnOwner(ctx);
  return user;
}

/** Throws INVALID when nobody active would be left with the role Owner. */
export async function keepAnOwner(ctx: Context): Promise<void> {
  const [owner] = await ctx.db.rows(
    `SELECT 1 FROM role_assignments a JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
     JOIN users u ON u.organization_id = a.organization_id AND u.id = a.user_id
     WHERE a.organization_id = :organizationId AND a.deleted_at IS NULL AND r.key = 'OWNER' AND u.status = 'ACTIVE' AND u.deleted_at IS NULL LIMIT 1`,
  );
  if (!owner) throw invalid({ roleIds: 'The organization needs at least one active owner.' });
}
