import { useQuery } from '@apollo/client/react';
import { ContactHistoryDocument } from '../../gql/graphql';
import { ErrorState, SkeletonRows } from '../../kit/list/faces';
import { HistoryList } from '../../kit/record/HistoryList';
import { contactFields } from './contactFields';

/** Every change of a contact, newest first. */
export function ContactHistory({ contactId }: { contactId: string }) {
  const { data, error, refetch, fetchMore } = useQuery(ContactHistoryDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.contact?.history;
  if (!history)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  return (
    <HistoryList
      events={history.nodes}
      fields={contactFields}
      hasMore={history.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: history.pageInfo.endCursor } })}
    />
  );
}
