import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can, SignedIn } from '../../kernel/guard.js';
import { recordOperations } from '../../kernel/operations.js';
import { EffectivePermission, effectivePermissions } from './effectivePermissions.js';
import {
  CreateRoleInput,
  CreateTeamInput,
  CreateUserInput,
  InviteUserInput,
  UpdateOrganizationInput,
  UpdateRoleInput,
  UpdateTeamInput,
  UpdateUserInput,
} from './identity.inputs.js';
import { inviteUser } from './inviteUser.js';
import { Organization } from './organization.entity.js';
import { resetRole } from './resetRole.js';
import { Role, RoleAssignment } from './role.entity.js';
import { setUserRoles } from './setUserRoles.js';
import { Team } from './team.entity.js';
import { User } from './user.entity.js';

@Resolver(() => Organization)
class OrganizationResolver {
  @SignedIn('Every member sees the name and settings of the organization.')
  @Query(() => Organization, { description: 'The organization you work in.' })
  organization(@Ctx() ctx: Context): Promise<Organization> {
    return ctx.db.get(Organization, ctx.actor.organizationId);
  }
}

@Resolver(() => User)
class UserResolver {
  @Can('user.create')
  @Mutation(() => User, { description: 'Invites somebody by mail.' })
  inviteUser(
    @Arg('input', () => InviteUserInput, { description: 'Whom, and as what.' }) input: InviteUserInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return inviteUser(ctx, input);
  }

  @Can('role.update')
  @Mutation(() => User, { description: 'Gives a user exactly these roles.' })
  setUserRoles(
    @Arg('userId', () => ID, { description: 'The user.' }) userId: string,
    @Arg('roleIds', () => [ID], { description: 'The roles.' }) roleIds: string[],
    @Ctx() ctx: Context,
  ): Promise<User> {
    return setUserRoles(ctx, userId, roleIds);
  }

  @FieldResolver(() => [EffectivePermission], {
    description: 'What the user may do, all roles together; empty without the permission role.view.',
  })
  async effectivePermissions(@Root() user: User, @Ctx() ctx: Context): Promise<EffectivePermission[]> {
    if (!ctx.actor.can('role.view')) return [];
    return effectivePermissions(ctx.services.permissions, await this.roles(user, ctx));
  }

  @FieldResolver(() => [Role], { description: 'Roles of the user.' })
  async roles(@Root() user: User, @Ctx() ctx: Context): Promise<Role[]> {
    const assignments = await ctx.loaders.many(RoleAssignment, 'userId', user.id);
    const roles = await Promise.all(assignments.map(({ roleId }) => ctx.loaders.one(Role, roleId)));
    return roles.filter((role) => role !== null && !role.deletedAt) as Role[];
  }
}

@Resolver(() => Role)
class RoleResolver {
  @Can('role.view')
  @Query(() => [String], { description: 'Every permission there is, as noun.verb.' })
  permissions(@Ctx() ctx: Context): string[] {
    return ctx.services.permissions;
  }

  @Can('role.update')
  @Mutation(() => Role, {
    description: 'Gives a built-in role the name, description and permissions it came with.',
  })
  resetRole(
    @Arg('id', () => ID, { description: 'The role.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' })
    version: number | null,
    @Ctx() ctx: Context,
  ): Promise<Role> {
    return resetRole(ctx, id, version);
  }
}

export const peopleResolvers = [
  ...recordOperations({
    Class: Organization,
    UpdateInput: UpdateOrganizationInput,
    without: ['one', 'list', 'create', 'delete', 'restore'],
  }),
  ...recordOperations({ Class: User, CreateInput: CreateUserInput, UpdateInput: UpdateUserInput }),
  ...recordOperations({ Class: Team, CreateInput: CreateTeamInput, UpdateInput: UpdateTeamInput }),
  ...recordOperations({ Class: Role, CreateInput: CreateRoleInput, UpdateInput: UpdateRoleInput }),
  OrganizationResolver,
  UserResolver,
  RoleResolver,
];
