import type { BoardQuery, OpportunityCardFragment } from '../../gql/graphql';
import type { Drop } from '../../kit/board/boardModel';

type Board = BoardQuery['board'];
type BoardColumn = Board['columns'][number];

const plus = (amount: string | null, by: number) =>
  String(Math.round((Number(amount) + by) * 10_000) / 10_000);

/** The weight of a card: its own while it stays open, its column's probability after a move. */
const weightIn = (column: BoardColumn, card: OpportunityCardFragment) =>
  (Number(card.totalBase) * column.stage.probability) / 100;

/** Takes a card out of its column, with its figures. */
function without(board: Board, cardId: string): { board: Board; card?: OpportunityCardFragment } {
  let card: OpportunityCardFragment | undefined;
  const columns = board.columns.map((column) => {
    const found = column.opportunities.nodes.find(({ id }) => id === cardId);
    if (!found) return column;
    card = found;
    return {
      ...column,
      count: column.count - 1,
      totalBase: plus(column.totalBase, -Number(found.totalBase)),
      weightedBase: plus(column.weightedBase, -Number(found.weightedBase)),
      opportunities: {
        ...column.opportunities,
        nodes: column.opportunities.nodes.filter(({ id }) => id !== cardId),
      },
    };
  });
  return { board: { ...board, columns }, card };
}

/** Puts a card into a column at an index, with its figures. */
function withCard(board: Board, stageId: string, card: OpportunityCardFragment, index: number): Board {
  const columns = board.columns.map((column) => {
    if (column.stage.id !== stageId) return column;
    const nodes = [...column.opportunities.nodes];
    nodes.splice(index, 0, card);
    return {
      ...column,
      count: column.count + 1,
      totalBase: plus(column.totalBase, Number(card.totalBase)),
      weightedBase: plus(column.weightedBase, Number(card.weightedBase)),
      opportunities: { ...column.opportunities, nodes },
    };
  });
  return { ...board, columns };
}

/** The board as it will be after a move, before the server has answered. */
export function afterMove(board: Board, drop: Drop): Board {
  const taken = without(board, drop.cardId);
  const target = board.columns.find(({ stage }) => stage.id === drop.to);
  if (!taken.card || !target) return board;
  const moved = {
    ...taken.card,
    stageId: drop.to,
    ...(drop.from === drop.to
      ? {}
      : { probability: target.stage.probability, weightedBase: plus('0', weightIn(target, taken.card)) }),
  };
  return withCard(taken.board, drop.to, moved, drop.index);
}

/** The board after a change somebody made; without a record the card has gone. */
export function afterChange(
  board: Board,
  id: string,
  record: OpportunityCardFragment | null | undefined,
): Board {
  const taken = without(board, id);
  if (!record || record.pipelineId !== board.pipeline.id) return taken.board;
  const column = taken.board.columns.find(({ stage }) => stage.id === record.stageId);
  if (!column) return taken.board;
  const { nodes, pageInfo } = column.opportunities;
  const at = nodes.findIndex(({ position }) => position > record.position);
  // Behind what is loaded: only the figures change.
  if (at < 0 && pageInfo.hasNextPage) {
    const counted = withCard(taken.board, record.stageId, record, nodes.length);
    return {
      ...counted,
      columns: counted.columns.map((one) =>
        one.stage.id === record.stageId ? { ...one, opportunities: column.opportunities } : one,
      ),
    };
  }
  return withCard(taken.board, record.stageId, record, at < 0 ? nodes.length : at);
}

/** The board with more cards of one column. */
export function withMore(
  board: Board,
  stageId: string,
  cards: OpportunityCardFragment[],
  pageInfo: BoardColumn['opportunities']['pageInfo'],
): Board {
  const columns = board.columns.map((column) => {
    if (column.stage.id !== stageId) return column;
    const known = new Set(column.opportunities.nodes.map(({ id }) => id));
    return {
      ...column,
      opportunities: {
        ...column.opportunities,
        pageInfo,
        nodes: [...column.opportunities.nodes, ...cards.filter(({ id }) => !known.has(id))],
      },
    };
  });
  return { ...board, columns };
}
