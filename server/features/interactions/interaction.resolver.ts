import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { Interaction } from './interaction.entity.js';
import { pinInteraction } from './pinInteraction.js';

@Resolver(() => Interaction)
export class InteractionResolver {
  @Can('interaction.pin')
  @Mutation(() => Interaction, {
    description: 'Keeps an interaction on top of its timelines, for everybody, or lets it go again.',
  })
  pinInteraction(
    @Arg('id', () => ID, { description: 'The interaction.' }) id: string,
    @Arg('pinned', () => Boolean, { description: 'Whether it stays on top.' }) pinned: boolean,
    @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' }) version:
      | number
      | null,
    @Ctx() ctx: Context,
  ): Promise<Interaction> {
    return pinInteraction(ctx, { id, pinned, version });
  }
}
