import { useQuery } from '@apollo/client/react';
import { ClientHistoryDocument } from '../../gql/graphql';
import { ErrorState, SkeletonRows } from '../../kit/list/faces';
import { HistoryList } from '../../kit/record/HistoryList';
import { clientFields } from './clientFields';

/** Every change of a client, newest first. */
export function ClientHistory({ clientId }: { clientId: string }) {
  const { data, error, refetch, fetchMore } = useQuery(ClientHistoryDocument, {
    variables: { id: clientId },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.client?.history;
  if (!history)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  return (
    <HistoryList
      events={history.nodes}
      fields={clientFields}
      hasMore={history.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: history.pageInfo.endCursor } })}
    />
  );
}
