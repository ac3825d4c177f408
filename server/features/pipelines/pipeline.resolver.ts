import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { Pipeline, PipelineStage } from './pipeline.entity.js';
import { reorderPipelineStages } from './reorderPipelineStages.js';

const CreatePipelineStageInput = createInputOf(PipelineStage);
const UpdatePipelineStageInput = updateInputOf(PipelineStage);

@Resolver(() => Pipeline)
class PipelineResolver {
  @Can('pipeline.view')
  @Query(() => [Pipeline], { description: 'All pipelines, the default one first.' })
  pipelines(
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or inactive ones.' }) active:
      | boolean
      | null,
    @Ctx() ctx: Context,
  ): Promise<Pipeline[]> {
    return ctx.db.find(Pipeline, active === null || active === undefined ? {} : { active }, {
      orderBy: [{ field: 'isDefault', direction: 'DESC' }, { field: 'name' }],
    });
  }

  @Can('pipeline.view')
  @Query(() => Pipeline, { nullable: true, description: 'The pipeline that new opportunities go to.' })
  async defaultPipeline(@Ctx() ctx: Context): Promise<Pipeline | null> {
    const [pipeline] = await ctx.db.find(
      Pipeline,
      { active: true },
      { orderBy: [{ field: 'isDefault', direction: 'DESC' }, { field: 'id' }], limit: 1 },
    );
    return pipeline ?? null;
  }

  @Can('pipeline.update')
  @Mutation(() => PipelineStage, { description: 'Adds a stage at the end of a pipeline.' })
  createPipelineStage(
    @Arg('input', () => CreatePipelineStageInput, { description: 'Its values.' }) input: Values,
    @Ctx() ctx: Context,
  ): Promise<PipelineStage> {
    return ctx.db.create(PipelineStage, { ...input });
  }

  @Can('pipeline.update')
  @Mutation(() => PipelineStage, { description: 'Changes a stage; what is left out stays.' })
  async updatePipelineStage(
    @Arg('input', () => UpdatePipelineStageInput, { description: 'Which one, and the changes.' })
    input: Values & { id: string; version?: number },
    @Ctx() ctx: Context,
  ): Promise<PipelineStage> {
    const { id, version, ...patch } = input;
    return ctx.db.update(await ctx.db.get(PipelineStage, id), patch, { version });
  }

  @Can('pipeline.update')
  @Mutation(() => [PipelineStage], { description: 'Puts the stages of a pipeline into this order.' })
  reorderPipelineStages(
    @Arg('pipelineId', () => ID, { description: 'The pipeline.' }) pipelineId: string,
    @Arg('stageIds', () => [ID], { description: 'All its stages in the new order.' }) stageIds: string[],
    @Ctx() ctx: Context,
  ): Promise<PipelineStage[]> {
    return reorderPipelineStages(ctx, pipelineId, stageIds);
  }
}

export const pipelineResolvers = [
  ...recordOperations({
    Class: Pipeline,
    CreateInput: createInputOf(Pipeline),
    UpdateInput: updateInputOf(Pipeline),
    without: ['list'],
  }),
  PipelineResolver,
];
