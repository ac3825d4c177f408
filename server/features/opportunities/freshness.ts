import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import type { Opportunity } from './opportunity.entity.js';

export const Freshness = choices(
  'Freshness',
  'How long nothing has happened, measured against the days of the stage or pipeline.',
  {
    FRESH: 'Something happened lately, or it is closed.',
    WARM: 'Nothing for longer than the warm days.',
    ROTTEN: 'Nothing for longer than the rotten days.',
  },
);

const DAY = 24 * 60 * 60 * 1000;

/** FRESH, WARM or ROTTEN by the days since the last interaction, or since the stage was entered. */
export async function freshnessOf(ctx: Context, opportunity: Opportunity): Promise<keyof typeof Freshness> {
  if (opportunity.status !== 'OPEN') return Freshness.FRESH;
  const [stage, pipeline] = await Promise.all([
    ctx.loaders.one(PipelineStage, opportunity.stageId),
    ctx.loaders.one(Pipeline, opportunity.pipelineId),
  ]);
  const last = Math.max(
    Date.parse(opportunity.stageEnteredAt),
    opportunity.lastActivityAt ? Date.parse(opportunity.lastActivityAt) : 0,
  );
  const idle = (Date.now() - last) / DAY;
  const rotten = stage?.rottenDays ?? pipeline?.rottenDays;
  const warm = stage?.warmDays ?? pipeline?.warmDays;
  if (rotten && idle > rotten) return Freshness.ROTTEN;
  return warm && idle > warm ? Freshness.WARM : Freshness.FRESH;
}
