import { useQuery } from '@apollo/client/react';
import { InteractionsDocument } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { InteractionEntry } from './InteractionEntry';

/** What the viewer has planned; each can be finished in place. */
export function PlannedPanel() {
  const { userId } = useSession();
  const { data, error, refetch } = useQuery(InteractionsDocument, {
    variables: {
      filter: { and: [{ ownerId: { eq: userId } }, { status: { eq: 'PLANNED' } }] },
      orderBy: [{ field: 'occurredAt', direction: 'ASC' }],
      first: 8,
    },
    fetchPolicy: 'cache-and-network',
  });
  const planned = data?.interactions.nodes;
  return (
    <RelatedPanel title="Planned" count={data?.interactions.totalCount}>
      {!planned &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} height={48} />
        ))}
      {planned && !planned.length && <Nothing>Nothing planned.</Nothing>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {planned?.map((interaction) => (
          <InteractionEntry key={interaction.id} interaction={interaction} linkClient />
        ))}
      </ul>
    </RelatedPanel>
  );
}
