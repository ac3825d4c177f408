import type { ApolloClient } from '@apollo/client';
import {
  LoseOpportunityDocument,
  MoveOpportunityDocument,
  type OpportunityStageFields,
  type StageFieldsFragment,
  WinOpportunityDocument,
} from '../../gql/graphql';

/** A card on its way to a stage. */
export interface StageMove {
  /** The card with the stage in which the viewer saw it. */
  card: { id: string; name: string; stageId: string };
  stage: StageFieldsFragment;
  /** The neighbours it comes to lie between; at the end when left out. */
  place?: { beforeId: string | null; afterId: string | null };
}

/** Sends a card to a stage. Entering the first won or lost stage is winning or losing. */
export async function enterStage(
  client: ApolloClient,
  { card, stage, place }: StageMove,
  stages: StageFieldsFragment[],
  fields?: OpportunityStageFields,
): Promise<void> {
  const seen = { id: card.id, fromStageId: card.stageId };
  const isFirst = stages.find(({ kind }) => kind === stage.kind)?.id === stage.id;
  const closes = isFirst && stage.id !== card.stageId;
  if (closes && stage.kind === 'WON')
    await client.mutate({
      mutation: WinOpportunityDocument,
      variables: { input: { ...seen, ...pick(fields, ['wonReason', 'closedOn', 'amount', 'customFields']) } },
    });
  else if (closes && stage.kind === 'LOST')
    await client.mutate({
      mutation: LoseOpportunityDocument,
      variables: {
        input: {
          ...seen,
          lostReason: fields?.lostReason ?? '',
          ...pick(fields, ['lostToCompetitorId', 'closedOn', 'customFields']),
        },
      },
    });
  else
    await client.mutate({
      mutation: MoveOpportunityDocument,
      variables: {
        input: {
          ...seen,
          stageId: stage.id,
          beforeId: place?.beforeId,
          afterId: place?.beforeId ? null : place?.afterId,
          fields,
        },
      },
    });
}

function pick(fields: OpportunityStageFields | undefined, keys: (keyof OpportunityStageFields)[]) {
  return Object.fromEntries(keys.flatMap((key) => (fields?.[key] ? [[key, fields[key]]] : [])));
}
