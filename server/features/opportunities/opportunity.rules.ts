import { DateTime } from 'luxon';
import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid, notFound } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { defineRules } from '../../kernel/rules.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { definitionsOf, mayWrite } from '../customFields/definitions.js';
import { Pipeline, PipelineStage, StageKind } from '../pipelines/pipeline.entity.js';
import { choosePriceList } from './choosePriceList.js';
import { inBase, payable, totalOf, weighted } from './money.js';
import { Opportunity, OpportunityStatus } from './opportunity.entity.js';
import { rankNow } from './rank.js';
import { recordStageChange } from './recordStageChange.js';

defineRules(Opportunity, {
  prepare: async (next, before, ctx) => {
    const stage = await placeInPipeline(next, before, ctx);
    await seeCompetitor(next, before, ctx);
    followStage(next, before, stage, ctx);
    if (ctx.origin !== 'IMPORT') await requireForStage(next, before, stage, ctx);
    countMoney(next, ctx);
    await choosePriceList(next, before, ctx);
    await checkCustomFields(next, before, ctx);
  },
  follow: async (row, before, ctx) => {
    if (row.stageId !== before?.stageId) recordStageChange(ctx, row, before);
  },
});

/** Fills in pipeline, stage and place; the stage has to belong to the pipeline. */
async function placeInPipeline(
  next: Opportunity,
  before: Opportunity | null,
  ctx: Context,
): Promise<PipelineStage> {
  if (!next.pipelineId && next.stageId) next.pipelineId = (await stageOf(ctx, next.stageId)).pipelineId;
  next.pipelineId ??= (await defaultPipeline(ctx)).id;
  next.stageId ??= (await firstStage(ctx, (await ctx.db.get(Pipeline, next.pipelineId)).id)).id;
  const stage = await stageOf(ctx, next.stageId);
  if (stage.pipelineId !== next.pipelineId)
    throw invalid({ stageId: 'The stage belongs to another pipeline.' });
  if (stage.deletedAt && next.stageId !== before?.stageId)
    throw invalid({ stageId: 'The stage does not exist any more.' });
  next.position ??= rankNow();
  return stage;
}

async function stageOf(ctx: Context, id: string): Promise<PipelineStage> {
  const stage = await ctx.loaders.one(PipelineStage, id);
  return stage ?? ctx.db.get(PipelineStage, id);
}

async function defaultPipeline(ctx: Context): Promise<Pipeline> {
  const [pipeline] = await ctx.db.find(
    Pipeline,
    { active: true },
    { orderBy: [{ field: 'isDefault', direction: 'DESC' }, { field: 'id' }], limit: 1 },
  );
  if (!pipeline) throw invalid({ pipelineId: 'There is no active pipeline.' });
  return pipeline;
}

async function firstStage(ctx: Context, pipelineId: string): Promise<PipelineStage> {
  const [stage] = await ctx.db.find(
    PipelineStage,
    { pipelineId, kind: StageKind.OPEN, active: true },
    { orderBy: [{ field: 'position' }], limit: 1 },
  );
  if (!stage) throw invalid({ pipelineId: 'The pipeline has no open stage.' });
  return stage;
}

/** Somebody to whom it was lost has to be there, even where the stage makes nothing of it. */
async function seeCompetitor(next: Opportunity, before: Opportunity | null, ctx: Context): Promise<void> {
  const { lostToCompetitorId } = next;
  if (!lostToCompetitorId || lostToCompetitorId === before?.lostToCompetitorId) return;
  if (!(await ctx.loaders.one(Competitor, lostToCompetitorId))) throw notFound(nounOf(Competitor).label);
}

/** Status, probability and dates follow the stage; what the caller gives explicitly stays. */
function followStage(next: Opportunity, before: Opportunity | null, stage: PipelineStage, ctx: Context) {
  const today = DateTime.now().setZone(ctx.actor.timeZone).toISODate()!;
  const entered = next.stageId !== before?.stageId;
  if (entered) {
    next.status = stage.kind;
    next.stageEnteredAt = now();
    const chosen = before ? next.probability !== before.probability : next.probability !== undefined;
    if (!chosen || stage.kind !== StageKind.OPEN) next.probability = stage.probability;
  } else if (before && next.status !== before.status) {
    const open: string[] = [OpportunityStatus.OPEN, OpportunityStatus.CANCELLED];
    if (!open.includes(next.status) || !open.includes(before.status))
      throw invalid({ status: 'Move it to a won or lost stage instead.' });
  }
  next.openedOn ??= next.closedOn && next.closedOn < today ? next.closedOn : today;
  if (next.status === OpportunityStatus.OPEN)
    Object.assign(next, { closedOn: null, wonReason: null, lostReason: null, lostToCompetitorId: null });
  else next.closedOn ??= today;
  if (next.status === OpportunityStatus.WON)
    Object.assign(next, { lostReason: null, lostToCompetitorId: null });
  if (next.status === OpportunityStatus.LOST) next.wonReason = null;
  if (next.closedOn && next.closedOn < next.openedOn)
    throw invalid({ closedOn: 'It cannot be closed before it was opened.' });
}

/** A stage may require fields of the opportunity; INVALID names those without a value. */
async function requireForStage(
  next: Opportunity,
  before: Opportunity | null,
  stage: PipelineStage,
  ctx: Context,
) {
  if (next.stageId === before?.stageId) return;
  const problems: Record<string, string> = {};
  for (const key of stage.requiredFields.filter((each) => !each.startsWith(CUSTOM))) {
    const value = (next as unknown as Record<string, unknown>)[key];
    const empty =
      value === null ||
      value === undefined ||
      value === '' ||
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'string' && /^0(\.0+)?$/.test(value));
    if (empty)
      problems[key] = `${fieldsOf(Opportunity).get(key)?.label ?? key} is required to enter ${stage.name}.`;
  }
  if (stage.requiredFields.some((each) => each.startsWith(CUSTOM)))
    Object.assign(problems, await customProblems(next, before, stage, ctx));
  if (stage.kind === StageKind.LOST && !next.lostReason) problems.lostReason = 'Say why it was lost.';
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

const CUSTOM = 'customFields.';

/** Custom fields that the stage asks for and that have no value; archived ones and those out of reach are not asked for. */
async function customProblems(
  next: Opportunity,
  before: Opportunity | null,
  stage: PipelineStage,
  ctx: Context,
): Promise<Record<string, string>> {
  const definitions = await definitionsOf(ctx, Opportunity.name);
  const values: Record<string, unknown> = { ...before?.customFields, ...next.customFields };
  const missing = definitions.filter((field) => {
    const value = values[field.key] ?? (before ? null : field.defaultValue);
    const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return empty && stage.requiredFields.includes(CUSTOM + field.key) && mayWrite(ctx, field);
  });
  return Object.fromEntries(
    missing.map(({ key, label }) => [CUSTOM + key, `${label} is required to enter ${stage.name}.`]),
  );
}

/** Totals are computed exactly, rounded to what the currency can pay. */
function countMoney(next: Opportunity, ctx: Context) {
  const { baseCurrency } = ctx.actor;
  next.currency ??= baseCurrency;
  if (next.currency === baseCurrency) next.rateToBase = '1.00000000';
  if (!next.rateToBase)
    throw invalid({ rateToBase: `Say what one ${next.currency} is worth in ${baseCurrency}.` });
  for (const key of ['amount', 'discount', 'tax'] as const) next[key] = payable(next[key], next.currency);
  next.total = totalOf(next.amount, next.discount, next.tax, next.currency);
  if (next.total.startsWith('-') && !next.amount.startsWith('-'))
    throw invalid({ discount: 'The discount is larger than the amount.' });
  next.totalBase = inBase(next.total, next.rateToBase, baseCurrency);
  next.weightedBase = weighted(next.totalBase, next.probability, baseCurrency);
}
