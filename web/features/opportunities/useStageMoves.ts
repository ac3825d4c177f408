import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { OpportunityStageFields, StageFieldsFragment } from '../../gql/graphql';
import { announce } from '../../kit/data/announce';
import { problemOf } from '../../kit/data/errors';
import { tellProblem } from '../../kit/data/tell';
import { useUndo } from '../../kit/data/undo';
import { askToMoveAgain } from './askToMoveAgain';
import { enterStage, type StageMove } from './enterStage';

/** A move that waits for what its stage needs. */
export type PendingMove<Move extends StageMove> = Move & {
  /** What the server wants before it lets the card in, by field. */
  missing: Record<string, string>;
};

interface StageMovesOptions<Move> {
  stages: StageFieldsFragment[];
  /** Shows the move before the server has answered; answers how to take that back. */
  show?: (move: Move) => () => void;
  onMoved: (move: Move) => void;
  /** Somebody else was faster: what is shown is old. */
  onConflict?: () => void;
}

/**
 * Moves opportunities to stages. Winning and losing ask first; what a stage needs is asked when the server says
 * so; a card that somebody else has moved is moved again only when the viewer still wants it.
 */
export function useStageMoves<Move extends StageMove>(options: StageMovesOptions<Move>) {
  const client = useApolloClient();
  const { offer } = useUndo();
  const [pending, setPending] = useState<PendingMove<Move> | null>(null);

  /** Throws what the server said when it refuses the fields of a form. */
  const send = async (move: Move, fields?: OpportunityStageFields): Promise<void> => {
    const { card, stage } = move;
    const back = options.show?.(move);
    try {
      await enterStage(client, move, options.stages, fields);
      setPending(null);
      offer(card.stageId === stage.id ? `${card.name} moved` : `${card.name} moved to ${stage.name}`);
      options.onMoved(move);
    } catch (error) {
      back?.();
      const problem = problemOf(error);
      if (problem.code === 'CONFLICT') {
        options.onConflict?.();
        const again = await askToMoveAgain(client, move);
        if (again) return send(again, fields);
        return setPending(null);
      }
      if (fields) throw error;
      const missing = missingOf(problem.fields);
      if (problem.code === 'INVALID' && missing) return setPending({ ...move, missing });
      announce(`${card.name} returned. ${problem.message}`);
      tellProblem(problem);
    }
  };
  const go = (move: Move) => {
    const { card, stage } = move;
    if (stage.id !== card.stageId && stage.kind !== 'OPEN') setPending({ ...move, missing: {} });
    else void send(move);
  };
  return { go, send, pending, cancel: () => setPending(null) };
}

/** The fields a stage asks for; null when the refusal is about something else. */
function missingOf(fields: Record<string, string>): Record<string, string> | null {
  const missing = Object.entries(fields).map(([path, text]) => [path.replace(/^fields\./, ''), text]);
  return missing.length && !('id' in fields) ? Object.fromEntries(missing) : null;
}
