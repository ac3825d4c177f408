import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';

const nullable = true;

@ObjectType({
  simpleResolvers: true,
  description: 'What became of the opportunities that first entered a stage in the period.',
})
export class StageAnalytics {
  @Field(() => PipelineStage, { description: 'The stage, an open one.' })
  stage: PipelineStage;
  @Field(() => Int, { description: 'Opportunities that first entered it in the period.' })
  entered: number;
  @Field(() => Int, { description: 'Those that later entered a stage further on, or were won.' })
  movedOn: number;
  @Field(() => Int, { description: 'Those that are lost and were in no open stage after it.' })
  lost: number;
  @Field(() => Float, { nullable, description: 'Moved on / entered, 0 to 1; null when none entered.' })
  conversionRate: number | null;
  @Field(() => Float, {
    nullable,
    description: 'Mean of the days in the stage, several stays added up, of those that have left it.',
  })
  averageDays: number | null;
  @Field(() => Float, { nullable, description: 'Median of the same days.' })
  medianDays: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How often something was said of closed opportunities.' })
export class ReasonCount {
  @Field(() => String, { nullable, description: 'What was said; null: nothing.' })
  name: string | null;
  @Field(() => Int, { description: 'Of how many opportunities.' })
  count: number;
  @Field(() => DecimalScalar, {
    nullable,
    description: 'Their totals in the base currency; null without the right to see amounts.',
  })
  totalBase: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How a pipeline works, over the opportunities you may see. Amounts are in the base currency, null without the right to see them.',
})
export class PipelineAnalytics {
  @Field(() => Pipeline, { description: 'The pipeline.' })
  pipeline: Pipeline;
  @Field(() => DateScalar, { description: 'First day of the period.' })
  from: string;
  @Field(() => DateScalar, { description: 'Last day of the period.' })
  to: string;
  @Field(() => String, { description: 'The base currency.' })
  currency: string;
  @Field(() => [StageAnalytics], { description: 'Its open stages in order.' })
  stages: StageAnalytics[];
  @Field(() => Int, { description: 'Opportunities on which work began in the period.' })
  opened: number;
  @Field(() => Int, { description: 'Opportunities won in the period.' })
  won: number;
  @Field(() => Int, { description: 'Opportunities lost in the period.' })
  lost: number;
  @Field(() => Float, { nullable, description: 'Won / (won + lost), 0 to 1; null when none was closed.' })
  winRate: number | null;
  @Field(() => DecimalScalar, { nullable, description: 'Totals of the won ones.' })
  wonBase: string | null;
  @Field(() => DecimalScalar, { nullable, description: 'Totals of the lost ones.' })
  lostBase: string | null;
  @Field(() => Float, { nullable, description: 'Mean days from opened to won, of those won in the period.' })
  averageCycleDays: number | null;
  @Field(() => [ReasonCount], { description: 'Why they were lost, most frequent first; at most 50.' })
  lostReasons: ReasonCount[];
  @Field(() => [ReasonCount], { description: 'Why they were won, most frequent first; at most 50.' })
  wonReasons: ReasonCount[];
  @Field(() => [ReasonCount], { description: 'To whom they were lost, most frequent first; at most 50.' })
  competitors: ReasonCount[];
}
