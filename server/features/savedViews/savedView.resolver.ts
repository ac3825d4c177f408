import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { type ChooseView, chooseView } from './chooseView.js';
import { SavedView, SavedViewChoice } from './savedView.entity.js';

@InputType({ description: 'What the caller makes of a view; what is left out stays.' })
class ChooseViewInput implements ChooseView {
  @Field(() => ID, { description: 'The view.' })
  id: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether it stands among the tabs.' })
  pinned?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the list opens with it.' })
  isDefault?: boolean | null;
}

/** What the caller chose for the view, or undefined. */
const choiceOf = (ctx: Context, { id }: SavedView): Promise<SavedViewChoice | undefined> =>
  ctx.loaders.custom('viewChoice', id, async (ids) => {
    const mine = await ctx.db.find(SavedViewChoice, { viewId: [...ids], userId: ctx.actor.userId });
    return ids.map((each) => mine.find(({ viewId }) => viewId === each));
  });

@Resolver(() => SavedView)
class SavedViewResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it stands among your tabs.' })
  async pinned(@Root() view: SavedView, @Ctx() ctx: Context): Promise<boolean> {
    return (await choiceOf(ctx, view))?.pinned ?? false;
  }

  @FieldResolver(() => Boolean, { description: 'Whether your list opens with it.' })
  async isDefault(@Root() view: SavedView, @Ctx() ctx: Context): Promise<boolean> {
    return (await choiceOf(ctx, view))?.isDefault ?? false;
  }

  @Can('savedView.view')
  @Mutation(() => SavedView, { description: 'Pins a view for you, or lets your list open with it.' })
  chooseView(
    @Arg('input', () => ChooseViewInput, { description: 'Which view, and what you make of it.' })
    input: ChooseViewInput,
    @Ctx() ctx: Context,
  ): Promise<SavedView> {
    return chooseView(ctx, input);
  }
}

export const savedViewResolvers = [
  ...recordOperations({
    Class: SavedView,
    CreateInput: createInputOf(SavedView),
    UpdateInput: updateInputOf(SavedView),
  }),
  SavedViewResolver,
];
