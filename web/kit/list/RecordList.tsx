import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Group, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../data/errors';
import { useSession } from '../data/session';
import type { Field } from '../fields/field';
import { counted, formatNumber } from '../fields/format';
import { BulkBar } from './BulkBar';
import { CardList } from './CardList';
import { DataGrid, type GridRow } from './DataGrid';
import { ErrorState, NoMatches, SkeletonRows } from './faces';
import { GroupedRecords } from './GroupedRecords';
import { totalsLine, totalText } from './totals';
import { type Bulk, MAX_BULK } from './useBulk';
import { type UseLiveRows, useFresh } from './useFresh';
import type { ListShape } from './useListShape';
import { orderOf, type useListState } from './useListState';
import { useMatching } from './useMatching';
import { useSelection } from './useSelection';
import { isGroupable, isSummable, MAX_COUNT, useSummary, useTrueCount } from './useSummary';

export interface Connection<Row> {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface RecordListProps<Row extends GridRow, Data> {
  /** Plural, in lower case: "things". */
  what: string;
  title: string;
  query: TypedDocumentNode<Data, any>;
  connection: (data: Data) => Connection<Row>;
  href: (row: Row) => string;
  titleOf: (row: Row) => string;
  onSave?: (row: Row, field: Field<Row>, value: unknown) => Promise<unknown>;
  bulk?: Bulk;
  /** Tells of changes while the list is open. */
  useLiveRows?: UseLiveRows;
}

export interface ShownProps {
  /** The noun, for lists that can be grouped and added up. */
  noun?: string;
  shape?: ListShape;
  state: ReturnType<typeof useListState>;
  /** What holds besides the filter of the viewer, such as the pipeline. */
  scope?: object;
  fields: Field[];
  columns: Field[];
  firstUse?: ReactNode;
}

const PAGE = 50;
const NONE: never[] = [];

/** The rows of a list by its filter, search and order, with what can be done to selected ones; and its five faces. */
export function RecordList<Row extends GridRow, Data>(props: RecordListProps<Row, Data> & ShownProps) {
  const { what, state, scope, shape } = props;
  const { currency } = useSession();
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)');
  const { field: sortBy, direction } = state.sort ?? {};
  const variables = useMemo(
    () => ({
      filter: scope && state.where ? { and: [scope, state.where] } : (scope ?? state.where),
      search: state.search || null,
      orderBy: sortBy && direction ? [orderOf({ field: sortBy, direction })] : null,
      first: PAGE,
    }),
    [scope, state.where, state.search, sortBy, direction],
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
  const rows = connection?.nodes ?? NONE;
  const selection = useSelection();
  const [countsAll, setCountsAll] = useState(false);
  const { count: matchCount, counting } = useTrueCount(
    props.noun ?? '',
    variables,
    connection?.totalCount ?? 0,
    selection.any || countsAll,
  );
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
  const groupField = props.fields.find((field) => field.key === shape?.groupBy && isGroupable(field));
  const totals = (shape?.totals ?? []).filter(({ key }) =>
    props.fields.some((field) => field.key === key && isSummable(field)),
  );
  const summarized = useSummary(props.noun ?? '', {
    filter: variables.filter,
    search: variables.search,
    groupBy: groupField?.key ?? null,
    totals: totals.map(({ key }) => key),
  });
  const summary = (summarized.data ?? summarized.previousData)?.summary;
  const matching = useMatching(props.query, props.connection, variables);
  const fresh = useFresh(props.useLiveRows, props.query, props.connection, variables, connection);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another selection
  useEffect(() => selection.clear(), [scope, state.where, state.search, shape?.groupBy]);
  const open = (row: Row, among = rows) => {
    sessionStorage.setItem(`rapport.list.${what}`, JSON.stringify(among.map(({ id }) => id)));
    navigate(props.href(row));
  };

  if (!connection)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />;
  if (!rows.length) {
    if (loading) return <SkeletonRows />;
    const narrowed = Boolean(state.search || state.where);
    return narrowed || !props.firstUse ? <NoMatches what={what} onClear={state.clear} /> : props.firstUse;
  }
  const trueCount = summary?.count ?? matchCount;
  const total = trueCount === undefined ? `${formatNumber(MAX_COUNT)}+ ${what}` : counted(trueCount, what);
  const columns = props.columns as Field<Row>[];
  const { selected, select } = selection.among(rows);
  const foot: Record<string, string> = {};
  for (const field of props.columns) {
    const text = summary && totalText(field, totals, summary.totals, currency);
    if (text) foot[field.key] = text;
  }
  const line = summary ? totalsLine(props.fields, totals, summary.totals, currency) : '';
  const shared = { rows, columns, href: props.href, hasMore: connection.pageInfo.hasNextPage, onMore: more };
  return (
    <>
      {fresh && (
        <Group justify="center" role="status">
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} />}
            onClick={() => void refetch()}
          >
            Others have changed this list – show
          </Button>
        </Group>
      )}
      {error && (
        <Alert color="red" variant="outline" title="Not up to date">
          <Group justify="space-between">
            {problemOf(error).message}
            <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
              Try again
            </Button>
          </Group>
        </Alert>
      )}
      {groupField && summarized.error && !summary ? (
        <ErrorState error={summarized.error} onRetry={() => void summarized.refetch()} />
      ) : groupField && !summary ? (
        <SkeletonRows />
      ) : groupField && summary ? (
        <GroupedRecords
          {...props}
          field={groupField}
          summary={summary}
          variables={variables}
          selectionOf={selection.among}
          onOpen={open}
        />
      ) : phone ? (
        <CardList {...shared} titleOf={props.titleOf} />
      ) : (
        <DataGrid
          {...shared}
          label={props.title}
          total={connection.totalCount}
          sort={state.sort}
          onSort={state.setSort}
          selected={selected}
          onSelect={(next) => (next.size ? select(next) : selection.clear())}
          onOpen={(row) => open(row)}
          onSave={props.onSave}
          shape={shape}
          foot={totals.length ? foot : undefined}
        />
      )}
      <Group justify="space-between" fz="xs" c="dimmed" className="tabular">
        <span>
          {groupField ? total : `${formatNumber(rows.length)} of ${total}`}
          {trueCount === undefined && (
            <Button
              size="compact-xs"
              variant="subtle"
              ml={4}
              loading={counting}
              onClick={() => setCountsAll(true)}
            >
              Count all
            </Button>
          )}
        </span>
        {line && (phone || groupField) && <span>{line}</span>}
        <VisuallyHidden role="status">{total}</VisuallyHidden>
      </Group>
      {props.bulk && (
        <BulkBar
          what={what}
          noun={props.noun ?? ''}
          rows={selection.target(variables, matchCount)}
          total={matchCount}
          fields={props.fields.filter((field) => field.editable)}
          bulk={props.bulk}
          onAll={
            connection.totalCount <= MAX_BULK
              ? async () => selection.pick(new Set(await matching()))
              : async () => selection.selectAll()
          }
          onClear={selection.clear}
        />
      )}
    </>
  );
}
