import type { OpportunityCardFragment } from '../../gql/graphql';
import type { Drop } from '../../kit/board/boardModel';
import { announce } from '../../kit/data/announce';
import type { StageMove } from './enterStage';
import type { useBoard } from './useBoard';
import { useStageMoves } from './useStageMoves';

interface BoardMove extends StageMove {
  card: OpportunityCardFragment;
  drop: Drop;
}

/** Moves cards of a board: they are there at once, and back when the server refuses. */
export function useMoves(live: ReturnType<typeof useBoard>) {
  const columns = live.board?.columns ?? [];
  const { go, ...moves } = useStageMoves<BoardMove>({
    stages: columns.map(({ stage }) => stage),
    show: ({ drop }) => live.show(drop),
    onMoved: ({ card, stage, drop }) => {
      const size = columns.find((column) => column.stage.id === stage.id)?.count ?? 0;
      const after = Math.max(size + (drop.from === drop.to ? 0 : 1), drop.index + 1);
      announce(`${card.name} moved to ${stage.name}, position ${drop.index + 1} of ${after}`);
      live.settle();
    },
    onConflict: () => void live.refetch(),
  });
  const move = (drop: Drop) => {
    const stage = columns.find((column) => column.stage.id === drop.to)?.stage;
    const card = columns
      .flatMap(({ opportunities }) => opportunities.nodes)
      .find(({ id }) => id === drop.cardId);
    if (card && stage) go({ card: { ...card, stageId: drop.from }, stage, place: drop, drop });
  };
  return { move, ...moves };
}
