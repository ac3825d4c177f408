import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import {
  type BoardQuery,
  LoseOpportunityDocument,
  MoveOpportunityDocument,
  type OpportunityCardFragment,
  type OpportunityStageFields,
  type StageFieldsFragment,
  WinOpportunityDocument,
} from '../../gql/graphql';
import { type Drop } from '../../kit/board/boardModel';
import { announce } from '../../kit/data/announce';
import { problemOf } from '../../kit/data/errors';
import { tellProblem } from '../../kit/data/tell';
import { useUndo } from '../../kit/data/undo';
import type { useBoard } from './useBoard';

export interface PendingMove {
  card: OpportunityCardFragment;
  stage: StageFieldsFragment;
  drop: Drop;
  /** What the server wants before it lets the card in. */
  missing: Record<string, string>;
}

/** Moves cards: shows it at once, asks what a stage needs, snaps back with the reason when refused. */
export function useMoves(live: ReturnType<typeof useBoard>) {
  const client = useApolloClient();
  const { offer } = useUndo();
  const [pending, setPending] = useState<PendingMove | null>(null);

  const send = async (
    { card, stage, drop }: Omit<PendingMove, 'missing'>,
    fields?: OpportunityStageFields,
  ) => {
    const back = live.show(drop);
    const { id } = card;
    const first = isFirstOfItsKind(live.board, stage);
    try {
      if (drop.from !== drop.to && stage.kind === 'WON' && first)
        await client.mutate({
          mutation: WinOpportunityDocument,
          variables: { input: { id, ...pick(fields, ['wonReason', 'closedOn', 'amount']) } },
        });
      else if (drop.from !== drop.to && stage.kind === 'LOST' && first)
        await client.mutate({
          mutation: LoseOpportunityDocument,
          variables: {
            input: {
              id,
              lostReason: fields?.lostReason ?? '',
              ...pick(fields, ['lostToCompetitor', 'closedOn']),
            },
          },
        });
      else
        await client.mutate({
          mutation: MoveOpportunityDocument,
          variables: {
            input: {
              id,
              stageId: drop.to,
              beforeId: drop.beforeId,
              afterId: drop.beforeId ? null : drop.afterId,
              fields,
            },
          },
        });
      setPending(null);
      const size = live.board?.columns.find((column) => column.stage.id === stage.id)?.count ?? 0;
      announce(
        `${card.name} moved to ${stage.name}, position ${drop.index + 1} of ${Math.max(size + (drop.from === drop.to ? 0 : 1), drop.index + 1)}`,
      );
      offer(drop.from === drop.to ? `${card.name} moved` : `${card.name} moved to ${stage.name}`);
      live.settle();
    } catch (error) {
      back();
      const problem = problemOf(error);
      const missing = Object.fromEntries(
        Object.entries(problem.fields).map(([path, text]) => [path.replace(/^fields\./, ''), text]),
      );
      if (problem.code === 'INVALID' && Object.keys(missing).length && !('id' in missing)) {
        if (fields) throw error;
        setPending({ card, stage, drop, missing });
        return;
      }
      announce(`${card.name} returned. ${problem.message}`);
      if (fields) throw error;
      tellProblem(problem);
    }
  };
  const move = (drop: Drop) => {
    const column = live.board?.columns.find(({ stage }) => stage.id === drop.to);
    const card = live.board?.columns
      .flatMap(({ opportunities }) => opportunities.nodes)
      .find(({ id }) => id === drop.cardId);
    if (!column || !card) return;
    const { stage } = column;
    if (drop.from !== drop.to && stage.kind !== 'OPEN') return setPending({ card, stage, drop, missing: {} });
    void send({ card, stage, drop });
  };
  return { move, send, pending, cancel: () => setPending(null) };
}

const isFirstOfItsKind = (board: BoardQuery['board'] | undefined, stage: StageFieldsFragment) =>
  board?.columns.find((column) => column.stage.kind === stage.kind)?.stage.id === stage.id;

function pick(fields: OpportunityStageFields | undefined, keys: (keyof OpportunityStageFields)[]) {
  return Object.fromEntries(keys.flatMap((key) => (fields?.[key] ? [[key, fields[key]]] : [])));
}
