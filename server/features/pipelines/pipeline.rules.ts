import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { Organization } from '../identity/organization.entity.js';
import { createDefaultPipeline } from './createDefaultPipeline.js';
import { ForecastCategory, Pipeline, PipelineStage, StageKind } from './pipeline.entity.js';

defineRules(Organization, {
  follow: async (_organization, before, ctx) => {
    if (!before) await createDefaultPipeline(ctx);
  },
});

defineRules(Pipeline, {
  prepare: async (next, before, ctx) => {
    await refuseSameName(ctx, Pipeline, next, {});
    const others = await ctx.db.find(Pipeline, { isDefault: true, id: { ne: next.id } });
    if (before?.isDefault && (next.deletedAt || !next.active))
      throw invalid({ id: 'Make another pipeline the default first.' });
    if (others.length === 0 && !next.deletedAt) next.isDefault = true;
  },
  follow: async (pipeline, before, ctx) => {
    if (!pipeline.isDefault || before?.isDefault) return;
    const others = await ctx.db.find(Pipeline, { isDefault: true, id: { ne: pipeline.id } });
    for (const other of others) await ctx.db.settle(other, { isDefault: false });
  },
});

defineRules(PipelineStage, {
  prepare: async (next, _before, ctx) => {
    await refuseSameName(ctx, PipelineStage, next, { pipelineId: next.pipelineId });
    next.position ??= await nextPosition(ctx, next.pipelineId);
    if (next.kind !== StageKind.OPEN) next.probability = next.kind === StageKind.WON ? 100 : 0;
    next.probability ??= 50;
    if (next.kind !== StageKind.OPEN)
      next.forecastCategory =
        next.kind === StageKind.WON ? ForecastCategory.CLOSED : ForecastCategory.OMITTED;
    next.forecastCategory ??= ForecastCategory.PIPELINE;
    if (next.warmDays && next.rottenDays && next.warmDays > next.rottenDays)
      throw invalid({ warmDays: 'A card gets warm before it rots.' });
  },
});

async function nextPosition(ctx: Context, pipelineId: string): Promise<number> {
  const [row] = await ctx.db.rows<{ next: number }>(
    'SELECT coalesce(max(position) + 1, 0)::int AS next FROM pipeline_stages WHERE organization_id = :organizationId AND pipeline_id = :pipelineId::uuid AND deleted_at IS NULL',
    { pipelineId },
  );
  return row!.next;
}

async function refuseSameName<T extends Pipeline | PipelineStage>(
  ctx: Context,
  Class: abstract new () => T,
  next: T,
  where: Record<string, unknown>,
) {
  if (next.deletedAt || !next.name) return;
  const same = await ctx.db.count(Class, { ...where, name: next.name, id: { ne: next.id } });
  if (same > 0) throw invalid({ name: `There is already one named ${next.name}.` });
}
