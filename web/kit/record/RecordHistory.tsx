import { useQuery } from '@apollo/client/react';
import { ErrorState, SkeletonRows } from '../list/faces';
import { type HistoryEvent, HistoryList } from './HistoryList';
import type { RecordKind } from './recordKind';

interface HistoryPage {
  nodes: HistoryEvent[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Every change of a record, newest first. */
export function RecordHistory({ kind, id }: { kind: RecordKind; id: string }) {
  const { data, error, refetch, fetchMore } = useQuery(kind.operations.history, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.[kind.noun]?.history as HistoryPage | undefined;
  if (!history)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  return (
    <HistoryList
      events={history.nodes}
      fields={kind.fields}
      hasMore={history.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: history.pageInfo.endCursor } })}
    />
  );
}
