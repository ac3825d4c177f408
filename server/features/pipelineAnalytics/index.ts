import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Feature } from '../../kernel/feature.js';
import { Can } from '../../kernel/guard.js';
import { DateScalar } from '../../kernel/scalars.js';
import { pipelineAnalytics as analyse } from './pipelineAnalytics.query.js';
import { PipelineAnalytics } from './pipelineAnalytics.types.js';

@Resolver()
class PipelineAnalyticsResolver {
  @Can('opportunity.view')
  @Query(() => PipelineAnalytics, {
    description: 'Conversion and time per stage, and what was won and lost and why.',
  })
  pipelineAnalytics(
    @Arg('pipelineId', () => ID, { description: 'The pipeline.' }) pipelineId: string,
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: 'First day; a year before the last one when left out.',
    })
    from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Last day; today when left out.' })
    to: string | null,
    @Ctx() ctx: Context,
  ): Promise<PipelineAnalytics> {
    return analyse(ctx, pipelineId, from ?? null, to ?? null);
  }
}

export const pipelineAnalytics: Feature = {
  name: 'pipelineAnalytics',
  resolvers: [PipelineAnalyticsResolver],
};
