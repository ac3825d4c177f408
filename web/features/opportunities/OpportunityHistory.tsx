import { useQuery } from '@apollo/client/react';
import { OpportunityHistoryDocument } from '../../gql/graphql';
import { ErrorState, SkeletonRows } from '../../kit/list/faces';
import { HistoryList } from '../../kit/record/HistoryList';
import { opportunityFields } from './opportunityFields';

/** Every change of an opportunity, newest first. */
export function OpportunityHistory({ opportunityId }: { opportunityId: string }) {
  const { data, error, refetch, fetchMore } = useQuery(OpportunityHistoryDocument, {
    variables: { id: opportunityId },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.opportunity?.history;
  if (!history)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  return (
    <HistoryList
      events={history.nodes}
      fields={opportunityFields}
      hasMore={history.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: history.pageInfo.endCursor } })}
    />
  );
}
