import { useQuery } from '@apollo/client/react';
import { useFields } from '../customFields/useFields';
import { problemOf } from '../data/errors';
import { tell, tellProblem } from '../data/tell';
import type { Field } from '../fields/field';
import { ErrorState, SkeletonRows } from '../list/faces';
import { type HistoryEvent, HistoryList } from './HistoryList';
import { type RecordRow, typeOf } from './recordKind';
import type { RecordState } from './useRecord';

interface HistoryPage {
  nodes: HistoryEvent[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Every change of a record, newest first; who may change the record may bring an old value back. */
export function RecordHistory<Row extends RecordRow>({ record }: { record: RecordState<Row> }) {
  const { kind, id, row, save } = record;
  const fields = useFields(typeOf(kind), kind.fields);
  const { data, error, refetch, fetchMore } = useQuery(kind.operations.history, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.[kind.noun]?.history as HistoryPage | undefined;
  if (!history)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  const restore = async (field: Field, value: unknown) => {
    try {
      await save(field, value);
      await refetch();
    } catch (error) {
      const problem = problemOf(error);
      if (field.type === 'reference' && problem.code === 'NOT_FOUND')
        tell(`${field.label} stays as it is: what it was before is deleted, or not for you to see.`);
      else tellProblem(problem);
    }
  };
  return (
    <HistoryList
      events={history.nodes}
      fields={fields}
      restoring={row && record.can('update') ? { row, restore } : undefined}
      hasMore={history.pageInfo.hasNextPage}
      onMore={() => void fetchMore({ variables: { after: history.pageInfo.endCursor } })}
    />
  );
}
