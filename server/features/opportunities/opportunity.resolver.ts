import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { LiveMessage } from '../../kernel/bus.js';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { filterTypeOf } from '../../kernel/filter.js';
import { Can } from '../../kernel/guard.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { recordOperations } from '../../kernel/operations.js';
import { connectionOf } from '../../kernel/pageTypes.js';
import { typedArgs } from '../../kernel/paging.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { neverIterable } from '../../kernel/subscription.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import {
  type Board as BoardModel,
  board,
  type BoardColumn as ColumnModel,
  columnCards,
} from './board.query.js';
import { createOpportunity, updateOpportunity } from './createOpportunity.js';
import { deletePipelineStage } from './deletePipelineStage.js';
import { Freshness, freshnessOf } from './freshness.js';
import { loseOpportunity, moveOpportunity, reopenOpportunity, winOpportunity } from './moveOpportunity.js';
import { Opportunity } from './opportunity.entity.js';
import {
  CreateOpportunityInput,
  LoseOpportunityInput,
  MoveOpportunityInput,
  ReopenOpportunityInput,
  UpdateOpportunityInput,
  WinOpportunityInput,
} from './opportunity.inputs.js';
import { OpportunityCompetitor } from './opportunityCompetitor.entity.js';

derivedFrom(Opportunity, 'competitorIds', []);
derivedFrom(Opportunity, 'freshness', ['status', 'stageEnteredAt', 'lastActivityAt']);
for (const name of ['team', 'lineItems', 'competitors', 'stageHistory', 'interactions'])
  derivedFrom(Opportunity, name, []);

@ObjectType({ simpleResolvers: true, description: 'A stage of a board with the sums of its cards.' })
export class BoardColumn {
  @Field(() => PipelineStage, { description: 'The stage.' })
  stage: PipelineStage;
  @Field(() => Int, { description: 'How many cards.' })
  count: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Sum of the totals in the base currency; null without the right to see amounts.',
  })
  totalBase: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Sum weighted by probability.' })
  weightedBase: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A pipeline as a board of columns.' })
export class Board {
  @Field(() => Pipeline, { description: 'The pipeline.' })
  pipeline: Pipeline;
  @Field(() => [BoardColumn], { description: 'Its stages in order.' })
  columns: BoardColumn[];
  @Field(() => String, {
    description: 'The newest event the board contains: pass it as since to opportunityChanged.',
  })
  seq: string;
  @Field(() => Int, { description: 'How many cards in all.' })
  totalCount: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'Sum of all totals in the base currency.' })
  totalBase: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Sum of all totals weighted by probability.' })
  weightedBase: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'That an opportunity of the board changed.' })
export class OpportunityChange {
  @Field(() => String, { description: 'Keep the newest one and pass it as since after a reconnect.' })
  seq: string;
  @Field(() => String, {
    description:
      'created, updated, moved, won, lost, reopened, deleted, restored, undone – or resync: refetch everything.',
  })
  name: string;
  @Field(() => ID, { nullable: true, description: 'The opportunity; null for resync.' })
  id: string | null;
  @Field(() => Opportunity, {
    nullable: true,
    description: 'As it is now; null when it is gone or no longer visible to you.',
  })
  record: Opportunity | null;
}

const OpportunityConnection = connectionOf(Opportunity);

@Resolver(() => BoardColumn)
class BoardColumnResolver {
  @FieldResolver(() => OpportunityConnection, { description: 'The cards in board order.' })
  opportunities(
    @Root() column: ColumnModel,
    @Arg('first', () => Int, { nullable: true, defaultValue: 30, description: 'How many; at most 100.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the card before.' }) after:
      | string
      | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return columnCards(ctx, column, first, after, info);
  }
}

@Resolver(() => Opportunity)
class OpportunityResolver {
  @Can('opportunity.view')
  @Query(() => Board, { description: 'A pipeline as a board.' })
  async board(
    @Arg('pipelineId', () => ID, { description: 'The pipeline.' }) pipelineId: string,
    @Arg('filter', () => filterTypeOf(Opportunity) as never, {
      nullable: true,
      description: 'Conditions the cards have to meet.',
    })
    filter: FilterJson | null,
    @Arg('search', () => String, { nullable: true, description: 'Words to look for.' }) search: string | null,
    @Ctx() ctx: Context,
  ): Promise<BoardModel> {
    const args = await typedArgs(ctx, Opportunity, { filter, search });
    return board(ctx, pipelineId, args.filter, args.search);
  }

  @Can('opportunity.move')
  @Mutation(() => Opportunity, { description: 'Moves a card to a stage and place.' })
  moveOpportunity(
    @Arg('input', () => MoveOpportunityInput, { description: 'Which card, and where to.' })
    input: MoveOpportunityInput,
    @Ctx() ctx: Context,
  ): Promise<Opportunity> {
    return moveOpportunity(ctx, input);
  }

  @Can('opportunity.win')
  @Mutation(() => Opportunity, { description: 'Marks an opportunity as won.' })
  winOpportunity(
    @Arg('input', () => WinOpportunityInput, { description: 'Which one, and how.' })
    input: WinOpportunityInput,
    @Ctx() ctx: Context,
  ): Promise<Opportunity> {
    return winOpportunity(ctx, { ...input });
  }

  @Can('opportunity.lose')
  @Mutation(() => Opportunity, { description: 'Marks an opportunity as lost.' })
  loseOpportunity(
    @Arg('input', () => LoseOpportunityInput, { description: 'Which one, and why.' })
    input: LoseOpportunityInput,
    @Ctx() ctx: Context,
  ): Promise<Opportunity> {
    return loseOpportunity(ctx, { ...input });
  }

  @Can('opportunity.reopen')
  @Mutation(() => Opportunity, { description: 'Goes on with a closed opportunity.' })
  reopenOpportunity(
    @Arg('input', () => ReopenOpportunityInput, { description: 'Which one, and from which stage.' })
    input: ReopenOpportunityInput,
    @Ctx() ctx: Context,
  ): Promise<Opportunity> {
    return reopenOpportunity(ctx, input);
  }

  @Can('pipeline.update')
  @Mutation(() => PipelineStage, { description: 'Deletes a stage; its opportunities go to moveTo.' })
  deletePipelineStage(
    @Arg('id', () => ID, { description: 'The stage.' }) id: string,
    @Arg('moveTo', () => ID, {
      nullable: true,
      description: 'Where its opportunities go; required when there are any.',
    })
    moveTo: string | null,
    @Ctx() ctx: Context,
  ): Promise<PipelineStage> {
    return deletePipelineStage(ctx, id, moveTo);
  }

  @Can('opportunity.view')
  @Live(({ pipelineId }) => [`Opportunity|pipelineId|${pipelineId}`])
  @Subscription(() => OpportunityChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'Changes of the opportunities of a pipeline, as far as you may see them.',
  })
  opportunityChanged(
    @Root() event: LiveEvent,
    @Arg('pipelineId', () => ID, { description: 'The pipeline.' }) _pipelineId: string,
    @Arg('since', () => String, {
      nullable: true,
      description: 'The newest seq you know: what came after is delivered first.',
    })
    _since: string | null,
  ): OpportunityChange | null {
    if (!event.wasVisible) return null;
    const { seq, name, id } = event.message as LiveMessage;
    return { seq, name: name.split('.').pop()!, id: id || null, record: event.record as Opportunity | null };
  }

  @FieldResolver(() => [ID], { description: 'Ids of the competitors in the race.' })
  async competitorIds(@Root() { id }: Opportunity, @Ctx() ctx: Context): Promise<string[]> {
    const links = await ctx.loaders.many(OpportunityCompetitor, 'opportunityId', id);
    return links.map(({ competitorId }) => competitorId);
  }

  @FieldResolver(() => Freshness, { description: 'Whether something happened lately.' })
  freshness(@Root() opportunity: Opportunity, @Ctx() ctx: Context): Promise<string> {
    return freshnessOf(ctx, opportunity);
  }
}

@Resolver(() => Pipeline)
class PipelineOpportunitiesResolver {
  @FieldResolver(() => Int, { description: 'How many opportunities of the pipeline you may see.' })
  opportunityCount(@Root() pipeline: Pipeline, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.count(Opportunity, 'pipelineId', pipeline.id);
  }
}

export const opportunityResolvers = [
  ...recordOperations({
    Class: Opportunity,
    CreateInput: CreateOpportunityInput,
    UpdateInput: UpdateOpportunityInput,
    create: createOpportunity,
    update: updateOpportunity,
  }),
  ...bulkOperations(Opportunity),
  OpportunityResolver,
  BoardColumnResolver,
  PipelineOpportunitiesResolver,
];
