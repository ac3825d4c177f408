import type { ApolloClient } from '@apollo/client';
import { OpportunityWhereaboutsDocument } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { ask } from '../../kit/questions/ask';
import type { StageMove } from './enterStage';

/**
 * Tells who has moved the card meanwhile, and where to. Answers the move from where the card is now when the
 * viewer still wants it, else null.
 */
export async function askToMoveAgain<Move extends StageMove>(
  client: ApolloClient,
  move: Move,
): Promise<Move | null> {
  const { card, stage } = move;
  const { data } = await client.query({
    query: OpportunityWhereaboutsDocument,
    variables: { id: card.id },
    fetchPolicy: 'network-only',
  });
  const now = data?.opportunity;
  if (!now) return null;
  const entered = now.stageHistory.find(({ leftAt }) => !leftAt);
  const there = now.stage?.name ?? 'another stage';
  const yes = await ask({
    title: 'Somebody else moved this meanwhile',
    text: (
      <>
        {entered?.movedBy?.name ?? 'Somebody'} moved <b>{now.name}</b> to <b>{there}</b>
        {entered && (
          <>
            {' '}
            <Ago at={entered.enteredAt} />
          </>
        )}
        . You were moving it to <b>{stage.name}</b>.
      </>
    ),
    yes: `Move to ${stage.name}`,
    no: `Leave in ${there}`,
  });
  return yes ? { ...move, card: { ...card, stageId: now.stageId } } : null;
}
