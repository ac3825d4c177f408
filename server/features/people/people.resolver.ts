import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { resendInvitation, revokeInvitation } from '../identity/inviteUser.js';
import { User } from '../identity/user.entity.js';
import { deactivateUser, reactivateUser } from './deactivateUser.js';

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
export class PeopleResolver {
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
