import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { namesRecords } from '../../kernel/erased.js';
import type { Feature } from '../../kernel/feature.js';
import { SignedIn } from '../../kernel/guard.js';
import { pageSize } from '../../kernel/pageTypes.js';
import { linksTo, RecordLink } from '../favourites/recordLinks.js';
import { noteView, recentViews as viewsOf } from './recentViews.js';

@Resolver()
class RecentViewsResolver {
  @SignedIn('They are one’s own, and only what one may see.')
  @Query(() => [RecordLink], { description: 'The records you opened, latest first, on any device.' })
  async recentlyViewed(
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many; at most 50.' })
    first: number,
    @Ctx() ctx: Context,
  ): Promise<RecordLink[]> {
    return (await linksTo(ctx, await viewsOf(ctx))).slice(0, pageSize(first));
  }

  @SignedIn('One may open only what one may see.')
  @Mutation(() => Boolean, { description: 'Remembers that you opened the page of a record; 50 are kept.' })
  async noteRecordViewed(
    @Arg('type', () => String, { description: 'Its type, such as Client.' }) type: string,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await noteView(ctx, { type, id });
    return true;
  }
}

namesRecords('recent_views');

export const recentViews: Feature = { name: 'recentViews', resolvers: [RecentViewsResolver] };
