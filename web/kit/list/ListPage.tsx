import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Group, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../data/errors';
import type { Field } from '../fields/field';
import { formatNumber } from '../fields/format';
import { FilterBar } from '../filter/FilterBar';
import { Page } from '../shell/Page';
import { BulkBar } from './BulkBar';
import { CardList } from './CardList';
import { ColumnChooser } from './ColumnChooser';
import { DataGrid, type GridRow } from './DataGrid';
import { ErrorState, NoMatches, SkeletonRows } from './faces';
import { SearchInput } from './SearchInput';
import { useColumns, useListState } from './useListState';

interface Connection<Row> {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface ListPageProps<Row extends GridRow, Data> {
  /** Plural, in lower case: "things". */
  what: string;
  title: string;
  query: TypedDocumentNode<Data, any>;
  connection: (data: Data) => Connection<Row>;
  fields: Field<Row>[];
  columns: string[];
  defaultSort: string;
  href: (row: Row) => string;
  titleOf: (row: Row) => string;
  actions?: ReactNode;
  firstUse: ReactNode;
  variables?: OperationVariables;
  onSave?: (row: Row, field: Field<Row>, value: unknown) => Promise<unknown>;
  onBulkPatch?: (ids: string[], patch: Record<string, unknown>) => Promise<void>;
  onBulkDelete?: (ids: string[]) => Promise<void>;
}

const PAGE = 50;

/** A list of records: search, filter, sort and columns in the URL, and its five faces. */
export function ListPage<Row extends GridRow, Data>(props: ListPageProps<Row, Data>) {
  const { what, fields } = props;
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)');
  const state = useListState(props.defaultSort);
  const { columns, shown, setShown, reset } = useColumns(what, fields as Field[], props.columns);
  const [selected, setSelected] = useState(new Set<string>());
  const { field: sortBy, direction } = state.sort ?? {};
  const variables = useMemo(
    () => ({
      ...props.variables,
      filter: state.where,
      search: state.search || null,
      orderBy: sortBy ? [{ field: sortBy, direction }] : null,
      first: PAGE,
    }),
    [props.variables, state.where, state.search, sortBy, direction],
  );
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery<Data, OperationVariables>(
    props.query,
    {
      variables,
      notifyOnNetworkStatusChange: true,
      fetchPolicy: 'cache-and-network',
      nextFetchPolicy: 'cache-first',
    },
  );
  const shownData = data ?? previousData;
  const connection = shownData ? props.connection(shownData as Data) : null;
  const rows = connection?.nodes ?? [];
  const busy = useRef(false);
  const endCursor = connection?.pageInfo.endCursor;
  const more = useCallback(() => {
    if (busy.current || !data || !endCursor) return;
    busy.current = true;
    fetchMore({ variables: { ...variables, after: endCursor } })
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [fetchMore, endCursor, data, variables]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another selection
  useEffect(() => setSelected(new Set()), [state.where, state.search]);
  const narrowed = Boolean(state.search || state.where);
  const open = (row: Row) => {
    sessionStorage.setItem(`rapport.list.${what}`, JSON.stringify(rows.map(({ id }) => id)));
    navigate(props.href(row));
  };
  const ids = [...selected];

  return (
    <Page title={props.title} actions={props.actions} fill>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <SearchInput label={`Search ${what}`} value={state.search} onChange={state.setSearch} />
          <FilterBar fields={fields as Field[]} model={state.filter} onChange={state.setFilter} />
        </Group>
        {!phone && (
          <ColumnChooser fields={fields as Field[]} shown={shown} onChange={setShown} onReset={reset} />
        )}
      </Group>
      {error && rows.length > 0 && (
        <Alert color="red" variant="outline" title="Not up to date">
          <Group justify="space-between">
            {problemOf(error).message}
            <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
              Try again
            </Button>
          </Group>
        </Alert>
      )}
      {!connection && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!connection && !error && <SkeletonRows />}
      {connection &&
        rows.length === 0 &&
        !loading &&
        (narrowed ? <NoMatches what={what} onClear={state.clear} /> : props.firstUse)}
      {connection && rows.length === 0 && loading && <SkeletonRows />}
      {rows.length > 0 && connection && (
        <>
          {phone ? (
            <CardList
              rows={rows}
              columns={columns}
              href={props.href}
              titleOf={props.titleOf}
              hasMore={connection.pageInfo.hasNextPage}
              onMore={more}
            />
          ) : (
            <DataGrid
              label={props.title}
              rows={rows}
              columns={columns}
              total={connection.totalCount}
              sort={state.sort}
              onSort={state.setSort}
              selected={selected}
              onSelect={setSelected}
              hasMore={connection.pageInfo.hasNextPage}
              onMore={more}
              onOpen={open}
              href={props.href}
              onSave={props.onSave}
            />
          )}
          <Group justify="space-between" fz="xs" c="dimmed" className="tabular">
            <span>
              {formatNumber(rows.length)} of{' '}
              {connection.totalCount >= 10_000 ? '10,000+' : formatNumber(connection.totalCount)} {what}
            </span>
            <VisuallyHidden role="status">
              {formatNumber(connection.totalCount)} {what}
            </VisuallyHidden>
          </Group>
        </>
      )}
      <BulkBar
        count={selected.size}
        fields={(fields as Field[]).filter((field) => field.editable)}
        onClear={() => setSelected(new Set())}
        onPatch={
          props.onBulkPatch && (async (field, value) => props.onBulkPatch?.(ids, { [field.key]: value }))
        }
        onDelete={
          props.onBulkDelete &&
          (async () => {
            await props.onBulkDelete?.(ids);
            setSelected(new Set());
          })
        }
      />
    </Page>
  );
}
