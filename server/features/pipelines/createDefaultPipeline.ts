import type { Context } from '../../kernel/context.js';
import { ForecastCategory, Pipeline, PipelineStage, StageKind } from './pipeline.entity.js';

const STAGES = [
  { name: 'Prospecting', probability: 10, color: '#4c6ef5' },
  { name: 'Qualification', probability: 25, color: '#228be6' },
  { name: 'Proposal', probability: 50, color: '#12b886', forecastCategory: ForecastCategory.BEST_CASE },
  { name: 'Negotiation', probability: 75, color: '#fab005', forecastCategory: ForecastCategory.COMMIT },
  { name: 'Won', kind: StageKind.WON, color: '#40c057' },
  { name: 'Lost', kind: StageKind.LOST, color: '#fa5252' },
];

/** The pipeline every organization starts with. */
export async function createDefaultPipeline(ctx: Context): Promise<Pipeline> {
  const pipeline = await ctx.db.create(Pipeline, {
    name: 'Sales',
    isDefault: true,
    warmDays: 14,
    rottenDays: 30,
  });
  for (const stage of STAGES) await ctx.db.create(PipelineStage, { pipelineId: pipeline.id, ...stage });
  return pipeline;
}
