import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { competitorFigures } from './competitorFigures.query.js';

derivedFrom(Competitor, 'figures', []);

@ObjectType({
  simpleResolvers: true,
  description: 'How the opportunities that you may see stand against a competitor.',
})
class CompetitorOutcome {
  @Field(() => Int, { description: 'Open opportunities for which it is in the race.' })
  open: number;
  @Field(() => Int, { description: 'How many of them were won.' })
  won: number;
  @Field(() => Int, { description: 'How many were lost, to whomever.' })
  lost: number;
  @Field(() => Int, { description: 'How many were lost to it.' })
  lostTo: number;
  @Field(() => Float, { nullable: true, description: 'Won among won and lost, 0 to 1; null without any.' })
  winRate: number | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Total of the open ones in the base currency; null without the right to see amounts.',
  })
  openBase: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Total of those won, in the base currency.' })
  wonBase: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Total of those lost, to whomever, in the base currency.',
  })
  lostBase: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Total of those lost to it, in the base currency.',
  })
  lostToBase: string | null;
}

@Resolver(() => Competitor)
export class CompetitorFiguresResolver {
  @FieldResolver(() => CompetitorOutcome, { description: 'How you do against it.' })
  async figures(@Root() { id }: Competitor, @Ctx() ctx: Context): Promise<CompetitorOutcome> {
    const figures = await competitorFigures(ctx, id);
    const closed = figures.won + figures.lost;
    const amounts = ctx.actor.can('opportunity.viewAmount')
      ? {}
      : { openBase: null, wonBase: null, lostBase: null, lostToBase: null };
    return { ...figures, winRate: closed ? figures.won / closed : null, ...amounts };
  }
}
