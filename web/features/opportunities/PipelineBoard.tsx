import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BoardQuery, OpportunityCardFragment } from '../../gql/graphql';
import { Board } from '../../kit/board/Board';
import { type Column, dropAt } from '../../kit/board/boardModel';
import { useMay, useSession } from '../../kit/data/session';
import { formatMoney } from '../../kit/fields/format';
import { useCommands } from '../../kit/shell/commands';
import { OpportunityCard } from './OpportunityCard';
import { QuickAdd } from './QuickAdd';
import { StageDialog } from './StageDialog';
import type { useBoard } from './useBoard';
import { useLiveNextSteps } from './useLiveNextSteps';
import { useMoves } from './useMoves';

interface PipelineBoardProps {
  live: ReturnType<typeof useBoard>;
  board: BoardQuery['board'];
  pipelineId: string;
}

const canMove = (card: OpportunityCardFragment) =>
  card.viewerCan.includes('move') || card.viewerCan.includes('update');
const HELP = [
  ['←↑↓→', 'Move the focus, or the lifted card'],
  ['Space', 'Lift or drop the card'],
  [',', 'One stage back'],
  ['.', 'One stage forward'],
  ['m', 'Move to…'],
  ['w', 'Won'],
  ['shift+l', 'Lost'],
  ['q', 'Add an opportunity to the column'],
] as const;

/** The stages of a pipeline with their cards. */
export function PipelineBoard({ live, board, pipelineId }: PipelineBoardProps) {
  const navigate = useNavigate();
  const { currency } = useSession();
  const may = useMay();
  const { move, send, pending, cancel } = useMoves(live);
  const [menu, setMenu] = useState<string | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  useCommands(
    HELP.map(([keys, label]) => ({
      id: `board.${keys}`,
      label,
      keys,
      scope: 'page' as const,
      group: 'Board',
      hidden: true,
      when: () => false,
      run: () => undefined,
    })),
  );

  useLiveNextSteps(board.columns.flatMap(({ opportunities }) => opportunities.nodes));
  const stages = board.columns.map(({ stage }) => stage);
  const columns: Column<OpportunityCardFragment>[] = board.columns.map(
    ({ stage, count, totalBase, weightedBase, opportunities }) => ({
      id: stage.id,
      title: stage.name,
      color:
        stage.color ??
        { OPEN: null, WON: 'var(--mantine-color-teal-6)', LOST: 'var(--mantine-color-red-6)' }[stage.kind],
      cards: opportunities.nodes,
      count,
      hasMore: opportunities.pageInfo.hasNextPage,
      summary:
        stage.kind === 'OPEN'
          ? `${formatMoney(totalBase, currency, true)} · weighted ${formatMoney(weightedBase, currency, true)}`
          : formatMoney(totalBase, currency, true),
    }),
  );
  const moveTo = (card: OpportunityCardFragment, stageId: string | undefined) => {
    const drop = stageId && dropAt(columns, card.id, stageId, 0);
    if (drop && drop.from !== drop.to) move(drop);
  };
  const ofKind = (kind: 'WON' | 'LOST') => stages.find((stage) => stage.kind === kind)?.id;
  return (
    <>
      <Board
        label={`${board.pipeline.name} board`}
        columns={columns}
        canMove={canMove}
        labelOf={(card) =>
          `${card.name}, ${formatMoney(card.total, card.currency)}${card.client ? `, ${card.client.name}` : ''}`
        }
        onMove={move}
        onOpen={({ id }) => navigate(`/opportunities/${id}`)}
        onMore={(stageId) => void live.more(stageId)}
        cardKeys={{
          m: (card) => setMenu(card.id),
          w: (card) => canMove(card) && moveTo(card, ofKind('WON')),
          'shift+l': (card) => canMove(card) && moveTo(card, ofKind('LOST')),
          q: (card) => setAdding(card.stageId),
        }}
        renderCard={(card) => (
          <OpportunityCard
            card={card}
            stages={stages}
            menuOpen={menu === card.id}
            onMenu={(open) => setMenu(open ? card.id : null)}
            onMoveTo={(stageId) => moveTo(card, stageId)}
          />
        )}
        foot={(column) =>
          may('opportunity.create') &&
          stages.find(({ id }) => id === column.id)?.kind === 'OPEN' && (
            <QuickAdd
              pipelineId={pipelineId}
              stageId={column.id}
              opened={adding === column.id}
              onToggle={(open) => setAdding(open ? column.id : null)}
              onAdded={() => void live.refetch()}
            />
          )
        }
      />
      {pending && (
        <StageDialog
          opened
          title={`${pending.card.name} → ${pending.stage.name}`}
          kind={pending.stage.kind}
          missing={pending.missing}
          record={pending.card}
          onClose={cancel}
          onSubmit={(values) => send(pending, values)}
        />
      )}
    </>
  );
}
