import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { resendInvitation, revokeInvitation } from '../identity/inviteUser.js';
import { User } from '../identity/user.entity.js';
import { deactivateUser, reactivateUser } from './deactivateUser.js';
import { type OpenInvitation, openInvitations } from './invitations.query.js';

@InputType({ description: 'Who stops working here, and who takes over.' })
class DeactivateUserInput {
  @Field(() => ID, { description: 'The user.' })
  id: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; a different one now is a CONFLICT.',
  })
  version?: number | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'Active user who gets the clients, contacts, leads and opportunities, planned interactions and open activities; without one they stay.',
  })
  reassignTo?: string | null;
}

@Resolver(() => User)
class PeopleResolver {
  @Can('user.update')
  @Mutation(() => User, {
    description:
      'Ends sessions, API keys and invitations of a user at once and hands the records over; can be undone.',
  })
  deactivateUser(
    @Arg('input', () => DeactivateUserInput, { description: 'Who, and who takes over.' })
    input: DeactivateUserInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return deactivateUser(ctx, input);
  }

  @Can('user.update')
  @Mutation(() => User, { description: 'Lets a deactivated user sign in again.' })
  reactivateUser(
    @Arg('id', () => ID, { description: 'The user.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return reactivateUser(ctx, id);
  }

  @Can('user.create')
  @Mutation(() => User, { description: 'Sends an invitation again; the former link stops working.' })
  resendInvitation(
    @Arg('userId', () => ID, { description: 'The invited user.' }) userId: string,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return resendInvitation(ctx, userId);
  }

  @Can('user.create')
  @Mutation(() => User, { description: 'Takes an invitation back: its link stops working.' })
  revokeInvitation(
    @Arg('userId', () => ID, { description: 'The invited user.' }) userId: string,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return revokeInvitation(ctx, userId);
  }
}

@ObjectType({ simpleResolvers: true, description: 'An invitation that nobody has accepted yet.' })
class Invitation implements OpenInvitation {
  @Field(() => ID, { description: 'The invited user, with the address and the roles.' })
  userId: string;
  @Field(() => ID, { nullable: true, description: 'Who invited them.' })
  invitedById: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the latest mail was sent.' })
  sentAt: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when its link works; null when there is no link that works.',
  })
  expiresAt: string | null;
}

@Resolver(() => Invitation)
class InvitationResolver {
  @Can('user.create')
  @Query(() => [Invitation], {
    description: 'Invitations that nobody has accepted yet; soonest to expire first.',
  })
  async invitations(@Ctx() ctx: Context): Promise<Invitation[]> {
    return (await openInvitations(ctx)).map((each) => Object.assign(new Invitation(), each));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The invited user.' })
  user(@Root() { userId }: Invitation, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.one(User, userId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who invited them.' })
  invitedBy(@Root() { invitedById }: Invitation, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.one(User, invitedById);
  }
}

export const peopleResolvers = [PeopleResolver, InvitationResolver];
