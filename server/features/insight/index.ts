import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Feature } from '../../kernel/feature.js';
import { SignedIn } from '../../kernel/guard.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { type HomeFigures as Figures, homeFigures } from './homeFigures.query.js';

const money = { nullable: true };

@ObjectType({
  simpleResolvers: true,
  description:
    'Numbers for the home page, over what you may see. Amounts are in the base currency, null without the right to see them.',
})
class HomeFigures {
  @Field(() => Int, { description: 'Open opportunities.' })
  openCount: number;
  @Field(() => DecimalScalar, { ...money, description: 'Their totals.' })
  openBase: string | null;
  @Field(() => DecimalScalar, { ...money, description: 'Their totals weighted by probability.' })
  weightedBase: string | null;
  @Field(() => Int, { description: 'Opportunities won in the period.' })
  wonCount: number;
  @Field(() => DecimalScalar, { ...money, description: 'Their totals.' })
  wonBase: string | null;
  @Field(() => Int, { description: 'Opportunities lost in the period.' })
  lostCount: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Won / (won + lost) in the period, 0 to 1; null when none was closed.',
  })
  winRate: number | null;
  @Field(() => Int, { description: 'Clients created in the period.' })
  newClients: number;
  @Field(() => Int, { description: 'Planned interactions whose time has passed.' })
  overdueCount: number;
  @Field(() => Int, {
    description: 'Open opportunities with which nothing happened for longer than the rotten days.',
  })
  rottenCount: number;
  @Field(() => String, { description: 'The base currency.' })
  currency: string;
  @Field(() => DateScalar, { description: 'First day of the period.' })
  from: string;
  @Field(() => DateScalar, { description: 'Last day of the period.' })
  to: string;
}

@Resolver()
class HomeResolver {
  @SignedIn('It counts only what one may see.')
  @Query(() => HomeFigures, { description: 'The numbers of the home page.' })
  homeFigures(
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: 'First day; start of the quarter when left out.',
    })
    from: string | null,
    @Arg('to', () => DateScalar, {
      nullable: true,
      description: 'Last day; end of the quarter when left out.',
    })
    to: string | null,
    @Ctx() ctx: Context,
  ): Promise<Figures> {
    return homeFigures(ctx, from, to);
  }
}

export const insight: Feature = { name: 'insight', resolvers: [HomeResolver] };
