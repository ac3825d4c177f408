import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { Can, Public, SignedIn, WhileViewing } from '../../kernel/guard.js';
import { DateTimeScalar, JSONScalar } from '../../kernel/scalars.js';
import { AcceptInvitationInput, LoginInput, ResetPasswordInput, SignUpInput } from './identity.inputs.js';
import { acceptInvitation } from './inviteUser.js';
import { login, logout, switchOrganization } from './login.js';
import { Organization } from './organization.entity.js';
import { requestPasswordReset, resetPassword } from './resetPassword.js';
import { endSessions, openSessions, type SessionRow } from './session.js';
import { signUp } from './signUp.js';
import { User } from './user.entity.js';
import { stopViewingAs, viewAs } from './viewAs.js';

@ObjectType({ simpleResolvers: true, description: 'An organization in which the signed-in person may work.' })
export class OrganizationMembership {
  @Field(() => ID, { description: 'Id of the organization.' })
  organizationId: string;
  @Field(() => String, { description: 'Its name.' })
  organizationName: string;
  @Field(() => Boolean, { description: 'Whether it is the one you work in now.' })
  current: boolean;
}

@ObjectType({ description: 'Who is signed in, where, and with which rights.' })
export class Me {}

@ObjectType({ description: 'An open sign-in on a device.' })
export class Session {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  organizationId: string;
  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  createdAt: string;
  @Field(() => DateTimeScalar, { description: 'Last use, to within minutes.' })
  lastSeenAt: string;
  @Field(() => DateTimeScalar, { description: 'When it ends by itself.' })
  expiresAt: string;
  @Field(() => String, { nullable: true, description: 'Browser or program.' })
  userAgent: string | null;
  @Field(() => String, { nullable: true, description: 'Network address at sign-in.' })
  ip: string | null;
}

@Resolver(() => Me)
export class MeResolver {
  @Public('The web asks it to find out whether somebody is signed in; the answer is null when not.')
  @Query(() => Me, { nullable: true, description: 'The signed-in user; null when nobody is.' })
  me(@Ctx() ctx: Context): Me | null {
    return ctx.signedIn && ctx.actor.userId ? new Me() : null;
  }

  @Public('It is the way in; attempts are counted.')
  @Mutation(() => Me, { description: 'Signs in and sets the session cookie.' })
  async login(
    @Arg('input', () => LoginInput, { description: 'Address and password.' }) input: LoginInput,
    @Ctx() ctx: Context,
  ): Promise<Me> {
    await login(ctx, input);
    return new Me();
  }

  @Public('Anybody may found an organization; attempts are counted.')
  @Mutation(() => Me, { description: 'Creates an organization with you as its owner and signs you in.' })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'The organization and you.' }) input: SignUpInput,
    @Ctx() ctx: Context,
  ): Promise<Me> {
    await signUp(ctx, input);
    return new Me();
  }

  @Public('The secret of the invitation is the right.')
  @Mutation(() => Me, { description: 'Accepts an invitation and signs you in.' })
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'The secret and a password.' })
    input: AcceptInvitationInput,
    @Ctx() ctx: Context,
  ): Promise<Me> {
    await acceptInvitation(ctx, input);
    return new Me();
  }

  @Public('Whoever forgot the password cannot sign in; attempts are counted and the answer tells nothing.')
  @Mutation(() => Boolean, {
    description:
      'Sends a link to set a new password, if the address has a sign-in. The answer is always true.',
  })
  async requestPasswordReset(
    @Arg('email', () => String, { description: 'E-mail address.' }) email: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await requestPasswordReset(ctx, email);
    return true;
  }

  @Public('The secret of the link is the right.')
  @Mutation(() => Boolean, { description: 'Sets a new password and ends all sessions.' })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The secret and the new password.' })
    input: ResetPasswordInput,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await resetPassword(ctx, input);
    return true;
  }

  @WhileViewing()
  @SignedIn('Everybody may sign out.')
  @Mutation(() => Boolean, { description: 'Ends the session.' })
  async logout(@Ctx() ctx: Context): Promise<boolean> {
    await logout(ctx);
    return true;
  }

  @Can('user.viewAs')
  @Mutation(() => Me, {
    description: 'Shows the app with the rights of a user or role, read-only, until stopViewingAs.',
  })
  async viewAs(
    @Arg('userId', () => ID, { nullable: true, description: 'The user; or give a role.' }) userId:
      | string
      | null,
    @Arg('roleId', () => ID, { nullable: true, description: 'The role; or give a user.' }) roleId:
      | string
      | null,
    @Ctx() ctx: Context,
  ): Promise<Me> {
    await viewAs(ctx, userId, roleId);
    return new Me();
  }

  @WhileViewing()
  @SignedIn('Everybody may go back to their own rights.')
  @Mutation(() => Me, { description: 'Goes back to your own rights.' })
  async stopViewingAs(@Ctx() ctx: Context): Promise<Me> {
    await stopViewingAs(ctx);
    return new Me();
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the user or role as which you look at the app, read-only; null: as yourself.',
  })
  viewingAs(@Ctx() ctx: Context): string | null {
    return ctx.actor.viewing?.name ?? null;
  }

  @SignedIn('Only to an organization in which one is a member.')
  @Mutation(() => Me, { description: 'Goes on in another of your organizations.' })
  async switchOrganization(
    @Arg('organizationId', () => ID, { description: 'The organization.' }) organizationId: string,
    @Ctx() ctx: Context,
  ): Promise<Me> {
    await switchOrganization(ctx, organizationId);
    return new Me();
  }

  @FieldResolver(() => User, { description: 'You in this organization.' })
  user(@Ctx() ctx: Context): Promise<User> {
    return ctx.db.get(User, ctx.actor.userId!);
  }

  @FieldResolver(() => Organization, { description: 'The organization you work in.' })
  organization(@Ctx() ctx: Context): Promise<Organization> {
    return ctx.db.get(Organization, ctx.actor.organizationId);
  }

  @FieldResolver(() => [OrganizationMembership], { description: 'All your organizations.' })
  memberships(@Ctx() ctx: Context): Promise<OrganizationMembership[]> {
    return ctx.db.acrossOrganizations<OrganizationMembership>(
      `SELECT o.id AS "organizationId", o.name AS "organizationName", o.id = $2 AS current FROM users u
       JOIN organizations o ON o.organization_id = u.organization_id AND o.deleted_at IS NULL
       WHERE u.account_id = $1 AND u.status = 'ACTIVE' AND u.deleted_at IS NULL ORDER BY o.name`,
      [ctx.actor.accountId, ctx.actor.organizationId],
    );
  }

  @FieldResolver(() => JSONScalar, {
    description: 'Permission name → OWN, TEAM or ALL; what is missing is not allowed.',
  })
  permissions(@Ctx() ctx: Context): Record<string, string> {
    const held = ctx.services.permissions.map((name) => [name, ctx.actor.scope(name)]);
    return Object.fromEntries(held.filter(([, scope]) => scope !== 'NONE'));
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the demo organization.' })
  async demo(@Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.db.get(Organization, ctx.actor.organizationId)).demo;
  }
}

@Resolver(() => Session)
export class SessionResolver {
  @SignedIn("One's own sessions only.")
  @Query(() => [Session], { description: 'Your open sessions on all devices, last used first.' })
  sessions(@Ctx() ctx: Context): Promise<SessionRow[]> {
    return openSessions(ctx);
  }

  @SignedIn("One's own sessions only.")
  @Mutation(() => Boolean, { description: 'Ends one of your sessions; its open screens are signed out.' })
  async revokeSession(
    @Arg('id', () => ID, { description: 'The session.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    const ended = ctx.actor.accountId ? await endSessions(ctx, ctx.actor.accountId, { id }) : 0;
    if (ended === 0) throw notFound('Session');
    return true;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the session of this request.' })
  current(@Root() session: SessionRow, @Ctx() ctx: Context): boolean {
    return session.id === ctx.actor.sessionId;
  }
}
