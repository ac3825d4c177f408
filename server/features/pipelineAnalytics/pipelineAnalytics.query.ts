import type { Context } from '../../kernel/context.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import { analysisPeriod } from './analysisPeriod.js';
import { outcomeFigures, type ReasonFigures, reasonFigures } from './outcomes.query.js';
import type { PipelineAnalytics } from './pipelineAnalytics.types.js';
import { stageFigures } from './stageFigures.query.js';

const NONE = { entered: 0, movedOn: 0, lost: 0, averageDays: null, medianDays: null };

/** A share from 0 to 1; null of nothing. */
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/**
 * How a pipeline works, over the opportunities the viewer may see: conversion rate = moved on / entered per stage, win
 * rate = won / (won + lost) by the day of closing. What exactly is counted is told where it is counted.
 */
export async function pipelineAnalytics(
  ctx: Context,
  pipelineId: string,
  from: string | null,
  to: string | null,
): Promise<PipelineAnalytics> {
  const period = analysisPeriod(ctx, from, to);
  const pipeline = await ctx.db.get(Pipeline, pipelineId);
  const [stages, figures, outcome, reasons] = await Promise.all([
    ctx.loaders.many(PipelineStage, 'pipelineId', pipelineId, [{ field: 'position', direction: 'ASC' }]),
    stageFigures(ctx, pipelineId, period),
    outcomeFigures(ctx, pipelineId, period),
    reasonFigures(ctx, pipelineId, period),
  ]);
  const amount = (value: string) => (ctx.actor.can('opportunity.viewAmount') ? value : null);
  const said = (kind: ReasonFigures['kind']) =>
    reasons
      .filter((reason) => reason.kind === kind)
      .map(({ name, count, totalBase }) => ({ name, count, totalBase: amount(totalBase) }));
  return {
    pipeline,
    from: period.from,
    to: period.to,
    currency: ctx.actor.baseCurrency,
    stages: stages
      .filter(({ kind }) => kind === 'OPEN')
      .map((stage) => {
        const row = figures.find(({ stageId }) => stageId === stage.id) ?? NONE;
        return { ...row, stage, conversionRate: share(row.movedOn, row.entered) };
      }),
    ...outcome,
    wonBase: amount(outcome.wonBase),
    lostBase: amount(outcome.lostBase),
    winRate: share(outcome.won, outcome.won + outcome.lost),
    lostReasons: said('LOST'),
    wonReasons: said('WON'),
    competitors: said('COMPETITOR'),
  };
}
