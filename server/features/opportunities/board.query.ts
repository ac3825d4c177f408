import { Decimal } from 'decimal.js';
import type { GraphQLResolveInfo } from 'graphql';
import { selectedNames } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { type Connection, pageOf, pageSize } from '../../kernel/pageTypes.js';
import { findPage } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import { searchCondition, type Wanted } from '../../kernel/searchEntries.js';
import { Selection } from '../../kernel/selection.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import { Opportunity } from './opportunity.entity.js';
import { stageTotals } from './stageTotals.js';

export interface BoardColumn {
  board: Board;
  stage: PipelineStage;
  count: number;
  totalBase: string | null;
  weightedBase: string | null;
}

export interface Board {
  pipeline: Pipeline;
  columns: BoardColumn[];
  seq: string;
  totalCount: number;
  totalBase: string | null;
  weightedBase: string | null;
  filter: FilterJson;
  search: Wanted | null;
}

/** The columns of a pipeline with their sums (one GROUP BY); the cards are read by `columnCards`. */
export async function board(
  ctx: Context,
  pipelineId: string,
  filter: FilterJson | null,
  search: Wanted | null,
): Promise<Board> {
  const pipeline = await ctx.db.get(Pipeline, pipelineId);
  const [stages, sums, seq] = await Promise.all([
    ctx.loaders.many(PipelineStage, 'pipelineId', pipelineId, [{ field: 'position', direction: 'ASC' }]),
    stageTotals(ctx, pipelineId, filter ?? {}, search),
    newestSeq(ctx),
  ]);
  const seesAmounts = ctx.actor.can('opportunity.viewAmount');
  const money = (values: Decimal[]) =>
    seesAmounts ? values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed(4) : null;
  const of = (stage: PipelineStage) =>
    sums.get(stage.id) ?? { count: 0, total: new Decimal(0), weighted: new Decimal(0) };
  const result: Board = {
    pipeline,
    columns: [],
    seq,
    totalCount: stages.reduce((count, stage) => count + of(stage).count, 0),
    totalBase: money(stages.map((stage) => of(stage).total)),
    weightedBase: money(stages.map((stage) => of(stage).weighted)),
    filter: { ...filter, pipelineId: { eq: pipelineId } },
    search,
  };
  result.columns = stages.map((stage) => ({
    board: result,
    stage,
    count: of(stage).count,
    totalBase: money([of(stage).total]),
    weightedBase: money([of(stage).weighted]),
  }));
  return result;
}

async function newestSeq(ctx: Context): Promise<string> {
  const [row] = await ctx.db.rows<{ seq: string }>(
    `SELECT seq::text FROM event_queue WHERE organization_id = :organizationId AND published_at IS NOT NULL
     ORDER BY published_at DESC, seq DESC LIMIT 1`,
  );
  return row?.seq ?? '0';
}

const PATHS = [['nodes'], ['edges', 'node']];
const BY_POSITION = [{ field: 'position', direction: 'ASC' as const }];

/** The cards of a column in board order; the first pages of all columns come in one statement. */
export async function columnCards(
  ctx: Context,
  column: BoardColumn,
  first: number,
  after: string | null,
  info: GraphQLResolveInfo,
): Promise<Connection<Opportunity>> {
  const size = pageSize(first);
  const selection = Selection.of(Opportunity, info, PATHS);
  const { filter, search } = column.board;
  const wanted = selectedNames(info);
  const totalCount = column.count;
  if (after || wanted.has('edges') || wanted.has('pageInfo')) {
    const args = {
      filter: { ...filter, stageId: { eq: column.stage.id } },
      search,
      orderBy: BY_POSITION,
      first: size,
      after,
    };
    return { ...(await findPage(ctx, selection, args)), totalCount };
  }
  const cards = await ctx.loaders.custom(
    `board|${size}|${selection.key}|${JSON.stringify([filter, search])}`,
    column.stage.id,
    (stageIds) => firstCards(ctx, column.board, stageIds, size, selection),
  );
  return { ...pageOf(cards, () => '', totalCount > cards.length), totalCount };
}

async function firstCards(
  ctx: Context,
  { filter, search }: Board,
  stageIds: readonly string[],
  size: number,
  selection: Selection<Opportunity>,
): Promise<Opportunity[][]> {
  const params = new Params();
  const conditions = [
    ctx.db.conditions(Opportunity, filter, 't', params),
    searchCondition(Opportunity, search, 't', params),
  ].filter(Boolean);
  const inner = `SELECT ${selection.columns.sql('t')} FROM opportunities t WHERE ${conditions.join(' AND ')} AND t.stage_id = p.id ORDER BY t.position, t.id LIMIT ${size}`;
  const rows = await ctx.db.read(selection.perParent(stageIds, inner, ctx, params), params.values);
  const byStage = new Map<string, Opportunity[]>(stageIds.map((id) => [id, []]));
  for (const row of rows) byStage.get(row[0] as string)!.push(selection.hydrate(row, ctx, 1));
  return stageIds.map((id) => byStage.get(id)!);
}
