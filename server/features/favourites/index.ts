import { Arg, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { namesRecords } from '../../kernel/erased.js';
import type { Feature } from '../../kernel/feature.js';
import { SignedIn } from '../../kernel/guard.js';
import { favouritesOf, orderFavourites, star, unstar } from './favourites.js';
import { linksTo, RecordLink } from './recordLinks.js';

@InputType({ description: 'Whether a record has your star.' })
class SetFavouriteInput {
  @Field(() => String, { description: 'Type of the record, such as Client.' })
  type: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => Boolean, { description: 'True to star it, false to take the star off.' })
  starred: boolean;
}

@Resolver()
class FavouritesResolver {
  @SignedIn('They are one’s own, and only what one may see.')
  @Query(() => [RecordLink], {
    description:
      'The records you have starred, in your order. Deleted ones come back when they are restored.',
  })
  async favourites(@Ctx() ctx: Context): Promise<RecordLink[]> {
    return linksTo(ctx, await favouritesOf(ctx));
  }

  @SignedIn('They are one’s own, and only what one may see.')
  @Mutation(() => [RecordLink], {
    description: 'Stars a record for you, or takes the star off; at most 200.',
  })
  async setFavourite(
    @Arg('input', () => SetFavouriteInput, { description: 'Which record, and whether.' })
    { starred, ...ref }: SetFavouriteInput,
    @Ctx() ctx: Context,
  ): Promise<RecordLink[]> {
    await (starred ? star(ctx, ref) : unstar(ctx, ref));
    return linksTo(ctx, await favouritesOf(ctx));
  }

  @SignedIn('They are one’s own.')
  @Mutation(() => [RecordLink], { description: 'Puts your favourites into an order.' })
  async orderFavourites(
    @Arg('ids', () => [ID], { description: 'Ids of the starred records, first to last.' }) ids: string[],
    @Ctx() ctx: Context,
  ): Promise<RecordLink[]> {
    await orderFavourites(ctx, ids);
    return linksTo(ctx, await favouritesOf(ctx));
  }
}

namesRecords('favourites');

export const favourites: Feature = { name: 'favourites', resolvers: [FavouritesResolver] };
