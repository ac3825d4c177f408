import type { Context } from '../../kernel/context.js';
import { invalid, notFound } from '../../kernel/errors.js';
import { Pipeline, PipelineStage } from './pipeline.entity.js';

/** Puts all stages of a pipeline into the given order. INVALID unless every stage is named exactly once. */
export async function reorderPipelineStages(
  ctx: Context,
  pipelineId: string,
  stageIds: string[],
): Promise<PipelineStage[]> {
  const pipeline = await ctx.db.get(Pipeline, pipelineId, { lock: true });
  const stages = await ctx.db.find(PipelineStage, { pipelineId: pipeline.id }, { lock: true });
  const known = new Map(stages.map((stage) => [stage.id, stage]));
  if (stageIds.some((id) => !known.has(id))) throw notFound('Stage');
  if (new Set(stageIds).size !== stages.length)
    throw invalid({ stageIds: 'Name every stage of the pipeline exactly once.' });
  const ordered: PipelineStage[] = [];
  for (const [position, id] of stageIds.entries())
    ordered.push(await ctx.db.settle(known.get(id)!, { position }, { event: 'reordered' }));
  return ordered;
}
