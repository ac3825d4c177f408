import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { BUILT_IN_ROLES } from './builtInRoles.js';
import { Role } from './role.entity.js';

/** Gives a built-in role the name, description and permissions it came with. */
export async function resetRole(ctx: Context, id: string, version?: number | null): Promise<Role> {
  const role = await ctx.db.get(Role, id, { lock: true });
  const original = BUILT_IN_ROLES.find(({ key }) => key === role.key);
  if (!original) throw invalid({ id: `${role.name} is a role of your own: there is nothing to go back to.` });
  const { name, description, permissions } = original;
  return ctx.db.update(
    role,
    { name, description, permissions },
    { event: 'reset', version: version ?? null },
  );
}
