import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { conflict, invalid, notFound } from '../../kernel/errors.js';
import { PipelineStage, StageKind } from '../pipelines/pipeline.entity.js';
import { Opportunity } from './opportunity.entity.js';
import { rankBetween } from './rank.js';

export interface MoveOpportunity {
  id: string;
  stageId: string;
  beforeId?: string | null;
  afterId?: string | null;
  version?: number | null;
  fromStageId?: string | null;
  fields?: Values | null;
}

/** Moves a card to a stage and a place in it, giving what the stage requires in the same step. */
export async function moveOpportunity(ctx: Context, input: MoveOpportunity): Promise<Opportunity> {
  const [opportunity, position] = await Promise.all([
    ctx.db.get(Opportunity, input.id, { lock: true }),
    placeFor(ctx, input),
    isId(input.stageId) && ctx.loaders.one(PipelineStage, input.stageId),
  ]);
  if (opportunity.stageId !== input.stageId) refuseIfElsewhere(opportunity, input.fromStageId);
  const patch = {
    ...input.fields,
    ...(input.stageId === opportunity.stageId ? {} : { stageId: input.stageId }),
  };
  return ctx.db.update(opportunity, patch, {
    event: 'moved',
    verb: 'move',
    version: input.version,
    computed: { position },
    locked: true,
  });
}

/**
 * CONFLICT when the card has left the stage in which the caller saw it. A board asks for no more than that: were it to
 * send the version, every card that somebody else only shifted within its column would be a conflict.
 */
function refuseIfElsewhere(opportunity: Opportunity, fromStageId: string | null | undefined): void {
  if (fromStageId && fromStageId !== opportunity.stageId) throw conflict(opportunity);
}

type CloseOpportunity = Values & { id: string; version?: number | null; fromStageId?: string | null };

/** Moves to the first won stage of the pipeline. */
export async function winOpportunity(ctx: Context, input: CloseOpportunity): Promise<Opportunity> {
  return close(ctx, input, StageKind.WON, 'win');
}

/** Moves to the first lost stage of the pipeline; the reason is required. */
export async function loseOpportunity(ctx: Context, input: CloseOpportunity): Promise<Opportunity> {
  return close(ctx, input, StageKind.LOST, 'lose');
}

const PAST = { win: 'won', lose: 'lost' };

async function close(
  ctx: Context,
  { id, version, fromStageId, ...fields }: CloseOpportunity,
  kind: 'WON' | 'LOST',
  verb: 'win' | 'lose',
): Promise<Opportunity> {
  const opportunity = await ctx.db.get(Opportunity, id, { lock: true });
  refuseIfElsewhere(opportunity, fromStageId);
  const [stage] = await ctx.db.find(
    PipelineStage,
    { pipelineId: opportunity.pipelineId, kind },
    { orderBy: [{ field: 'position' }], limit: 1 },
  );
  if (!stage) throw invalid({ id: `The pipeline has no ${kind === 'WON' ? 'won' : 'lost'} stage.` });
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
  return ctx.db.update(
    opportunity,
    { ...given, stageId: stage.id },
    { event: PAST[verb], verb, version, locked: true },
  );
}

/** Takes a closed opportunity back to the stage it came from, or to the given one. */
export async function reopenOpportunity(
  ctx: Context,
  input: { id: string; version?: number | null; stageId?: string | null },
): Promise<Opportunity> {
  const opportunity = await ctx.db.get(Opportunity, input.id, { lock: true });
  if (opportunity.status === 'OPEN') throw invalid({ id: 'The opportunity is open.' });
  if (opportunity.status === 'CANCELLED')
    return ctx.db.update(
      opportunity,
      { status: 'OPEN' },
      { event: 'reopened', verb: 'reopen', version: input.version, locked: true },
    );
  const stageId = input.stageId ?? (await lastOpenStage(ctx, opportunity));
  return ctx.db.update(
    opportunity,
    { stageId },
    { event: 'reopened', verb: 'reopen', version: input.version, locked: true },
  );
}

async function lastOpenStage(ctx: Context, opportunity: Opportunity): Promise<string> {
  const [stage] = await ctx.db.rows<{ id: string }>(
    `SELECT s.id FROM pipeline_stages s LEFT JOIN stage_changes c ON c.organization_id = s.organization_id AND c.stage_id = s.id AND c.opportunity_id = :id::uuid
     WHERE s.organization_id = :organizationId AND s.pipeline_id = :pipelineId::uuid AND s.kind = 'OPEN' AND s.deleted_at IS NULL
     ORDER BY c.entered_at DESC NULLS LAST, s.position LIMIT 1`,
    { id: opportunity.id, pipelineId: opportunity.pipelineId },
  );
  if (!stage) throw notFound('Stage');
  return stage.id;
}

/** A rank directly before or after the named card; without one at the end of the column. */
async function placeFor(ctx: Context, { id, stageId, beforeId, afterId }: MoveOpportunity): Promise<string> {
  if (!isId(stageId)) throw notFound('Stage');
  const neighbours = [beforeId, afterId].filter((each) => typeof each === 'string');
  await Promise.all(neighbours.map((each) => ctx.db.get(Opportunity, each)));
  const other =
    'o.organization_id = :organizationId AND :scope AND o.stage_id = :stageId::uuid AND o.id <> :id::uuid';
  const placeOf = (name: string) =>
    `(SELECT o.position FROM opportunities o WHERE ${other} AND o.id = :${name}::uuid)`;
  const bounded = (bound: 'max' | 'min', condition = '') =>
    `(SELECT ${bound}(o.position) FROM opportunities o WHERE ${other} ${condition})`;
  const [lower, upper] = beforeId
    ? [bounded('max', `AND o.position < ${placeOf('beforeId')}`), placeOf('beforeId')]
    : afterId
      ? [placeOf('afterId'), bounded('min', `AND o.position > ${placeOf('afterId')}`)]
      : [bounded('max'), 'NULL::text'];
  const [bounds] = await ctx.db.rows<{ lower: string | null; upper: string | null }>(
    `SELECT ${lower} AS lower, ${upper} AS upper`,
    { id, stageId, beforeId, afterId },
    { scope: { Class: Opportunity, alias: 'o' } },
  );
  return rankBetween(bounds!.lower, bounds!.upper);
}
