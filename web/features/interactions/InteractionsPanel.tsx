import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { InteractionsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { Timeline } from '../../kit/timeline/TimelineItem';
import { Composer } from './Composer';
import { InteractionEntry } from './InteractionEntry';

interface InteractionsPanelProps {
  contactId?: string;
  opportunityId?: string;
  clientId?: string | null;
}

/** The interactions of a contact or an opportunity, with the composer on top. */
export function InteractionsPanel({ contactId, opportunityId, clientId }: InteractionsPanelProps) {
  const filter = contactId ? { contactId: { eq: contactId } } : { opportunityId: { eq: opportunityId } };
  const { data, error, refetch, fetchMore } = useQuery(InteractionsDocument, {
    variables: { filter, orderBy: [{ field: 'occurredAt', direction: 'DESC' }], first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.interactions;
  return (
    <>
      <Can permission="interaction.create">
        <Composer
          clientId={clientId}
          contactId={contactId}
          opportunityId={opportunityId}
          onSaved={() => void refetch()}
        />
      </Can>
      {!list &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} height={52} />
        ))}
      {list && !list.nodes.length && <Nothing>Nothing has happened yet.</Nothing>}
      {list && (
        <Timeline
          entries={list.nodes.map((interaction) => ({
            id: interaction.id,
            at: interaction.occurredAt,
            interaction,
          }))}
          render={({ interaction }) => (
            <InteractionEntry interaction={interaction} hideOpportunity={Boolean(opportunityId)} />
          )}
        />
      )}
      {list?.pageInfo.hasNextPage && (
        <Button
          mt="md"
          size="xs"
          variant="default"
          onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}
