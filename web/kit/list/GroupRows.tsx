import type { OperationVariables } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useRef } from 'react';
import type { Field } from '../fields/field';
import { CardList } from './CardList';
import { DataGrid, type GridRow } from './DataGrid';
import { ErrorState, SkeletonRows } from './faces';
import type { RecordListProps, ShownProps } from './RecordList';
import type { Selection } from './useSelection';

interface GroupRowsProps<Row extends GridRow, Data> extends RecordListProps<Row, Data>, ShownProps {
  /** What the group is called, for its grid. */
  label: string;
  variables: OperationVariables;
  total: number;
  /** What is selected among rows of a group. */
  selectionOf: (rows: Row[]) => Selection;
  onOpen: (row: Row, rows: Row[]) => void;
}

/** The rows of one group, page by page. */
export function GroupRows<Row extends GridRow, Data>(props: GroupRowsProps<Row, Data>) {
  const phone = useMediaQuery('(max-width: 48em)');
  const { variables } = props;
  const { data, error, refetch, fetchMore } = useQuery<Data, OperationVariables>(props.query, {
    variables,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const connection = data ? props.connection(data as Data) : null;
  const busy = useRef(false);
  const endCursor = connection?.pageInfo.endCursor;
  const more = useCallback(() => {
    if (busy.current || !endCursor) return;
    busy.current = true;
    fetchMore({ variables: { ...variables, after: endCursor } })
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [fetchMore, endCursor, variables]);
  if (!connection)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />;
  const rows = connection.nodes;
  const { selected, select } = props.selectionOf(rows);
  const shared = {
    rows,
    columns: props.columns as Field<Row>[],
    href: props.href,
    hasMore: connection.pageInfo.hasNextPage,
    onMore: more,
  };
  return phone ? (
    <CardList {...shared} titleOf={props.titleOf} />
  ) : (
    <DataGrid
      {...shared}
      short
      label={props.label}
      total={props.total}
      sort={props.state.sort}
      onSort={props.state.setSort}
      selected={selected}
      onSelect={select}
      onOpen={(row) => props.onOpen(row, rows)}
      onSave={props.onSave}
      shape={props.shape}
    />
  );
}
