import { Actor, ANY_ROLE } from '../../kernel/actor.js';
import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { duplicate } from '../../kernel/errors.js';
import { BUILT_IN_ROLES } from './builtInRoles.js';
import { Organization } from './organization.entity.js';
import { hashPassword } from './password.js';
import { Role, RoleAssignment } from './role.entity.js';
import { openSession } from './session.js';
import { countAttempt } from './throttle.js';
import { User, UserStatus } from './user.entity.js';

export interface SignUp {
  organizationName: string;
  name: string;
  email: string;
  password: string;
  timeZone?: string | null;
  locale?: string | null;
  baseCurrency?: string | null;
}

/** Creates an account, its organization with the built-in roles, and signs the owner in. */
export async function signUp(ctx: Context, input: SignUp): Promise<void> {
  await countAttempt(ctx, 'signUp', input.email);
  const accountId = await createAccount(ctx, input.email, await hashPassword(input.password, 'password'));
  const owner = await foundOrganization(ctx, input, accountId);
  await openSession(ctx, accountId, owner.organizationId, owner.id);
}

/** A new sign-in; DUPLICATE names the e-mail address when there is one already. */
export async function createAccount(
  ctx: Context,
  email: string,
  passwordHash: string | null,
): Promise<string> {
  const [created] = await ctx.db.acrossOrganizations<{ id: string }>(
    'INSERT INTO accounts (id, email, password_hash, created_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING RETURNING id',
    [newId(), email.trim().toLowerCase(), passwordHash],
  );
  if (!created)
    throw duplicate({ email: 'There is already a sign-in with this e-mail address. Sign in instead.' });
  return created.id;
}

/** Creates an organization with its built-in roles and its first owner; the context acts in it afterwards. */
export async function foundOrganization(
  ctx: Context,
  input: Omit<SignUp, 'password'> & { demo?: boolean },
  accountId: string,
): Promise<User> {
  const id = newId();
  ctx.become(systemActor(id, input.timeZone ?? 'UTC', input.baseCurrency ?? 'USD'));
  const { locale, timeZone, baseCurrency } = input;
  const given = Object.fromEntries(
    Object.entries({ locale, timeZone, baseCurrency }).filter(([, value]) => value),
  );
  await ctx.db.create(
    Organization,
    { id, name: input.organizationName, ...given },
    { computed: { demo: input.demo ?? false } },
  );
  const roles = await createBuiltInRoles(ctx);
  const owner = await ctx.db.create(
    User,
    { name: input.name, email: input.email, status: UserStatus.ACTIVE },
    { computed: { accountId } },
  );
  await ctx.db.create(RoleAssignment, { userId: owner.id, roleId: roles.get('OWNER')!.id });
  return owner;
}

/** The organization itself as an actor: for its founding, where nobody else is there yet. */
export function systemActor(organizationId: string, timeZone = 'UTC', baseCurrency = 'USD'): Actor {
  return new Actor({
    kind: 'SYSTEM',
    organizationId,
    userId: null,
    permissions: new Map([['*', 'ALL']]),
    teamUserIds: [],
    roleIds: [ANY_ROLE],
    timeZone,
    baseCurrency,
  });
}

async function createBuiltInRoles(ctx: Context): Promise<Map<string, Role>> {
  const roles = new Map<string, Role>();
  for (const { key, ...values } of BUILT_IN_ROLES) {
    roles.set(key, await ctx.db.create(Role, values, { computed: { key } }));
  }
  return roles;
}
