import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import { Opportunity } from './opportunity.entity.js';

/** Puts a stage into the bin; its opportunities move to another stage of the pipeline, which then has to be named. */
export async function deletePipelineStage(
  ctx: Context,
  id: string,
  moveTo: string | null,
): Promise<PipelineStage> {
  const stage = await ctx.db.get(PipelineStage, id, { lock: true });
  const opportunities = await ctx.db.find(Opportunity, { stageId: id }, { lock: true });
  if (opportunities.length > 0) {
    if (!moveTo)
      throw invalid({
        moveTo: `${opportunities.length} opportunities are in this stage: say where they go.`,
      });
    const target = await ctx.db.get(PipelineStage, moveTo);
    if (target.id === id || target.pipelineId !== stage.pipelineId)
      throw invalid({ moveTo: 'Choose another stage of the same pipeline.' });
    for (const opportunity of opportunities)
      await ctx.db.update(opportunity, { stageId: moveTo }, { event: 'moved', verb: 'move' });
  }
  return ctx.db.remove(stage);
}

defineRules(PipelineStage, {
  prepare: async (next, before, ctx) => {
    if (!before || before.deletedAt || !next.deletedAt) return;
    const left = await ctx.db.count(PipelineStage, {
      pipelineId: next.pipelineId,
      kind: 'OPEN',
      id: { ne: next.id },
    });
    if (left === 0) throw invalid({ id: 'A pipeline needs at least one open stage.' });
  },
});

defineRules(Pipeline, {
  prepare: async (next, before, ctx) => {
    if (!before || before.deletedAt || !next.deletedAt) return;
    const [used] = await ctx.db.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM opportunities WHERE organization_id = :organizationId AND pipeline_id = :id::uuid AND deleted_at IS NULL',
      { id: next.id },
    );
    if (used!.count > 0) throw invalid({ id: `The pipeline still has ${used!.count} opportunities.` });
  },
});
