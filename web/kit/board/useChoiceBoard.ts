import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { announce } from '../data/announce';
import { problemOf } from '../data/errors';
import { tellProblem } from '../data/tell';
import { type Field, rawValue } from '../fields/field';
import type { GridRow } from '../list/DataGrid';
import { type RecordGroup, useGroups, usePlaced } from '../list/useGroups';
import type { Column } from './boardModel';
import type { ListBoardProps } from './ListBoard';

/** Cards a column shows at first, and by how many it grows. */
const PAGE = 30;

/** More rows of a column than the groups brought, and where to go on. */
interface More<Row> {
  rows: Row[];
  after: string | null;
}

/** The columns of a board by a choice, with what is on its way shown at once. */
export function useChoiceBoard<Row extends GridRow, Data>(props: ListBoardProps<Row, Data>) {
  const { board, state, fields, query, connection, onSave, titleOf } = props;
  const client = useApolloClient();
  const [more, setMore] = useState<Record<string, More<Row>>>({});
  const field = fields.find(({ key }) => key === board.by) as Field;
  const list = useMemo(
    () => ({ search: state.search || null, orderBy: board.orderBy }),
    [state.search, board.orderBy],
  );
  const variables = useMemo(
    () => ({ ...list, filter: state.where, groupBy: board.by, totals: [], first: PAGE }),
    [list, state.where, board.by],
  );
  const { groups, error, refetch } = useGroups(board.query, variables, props.useLiveRows);
  const loaded = useMemo(
    () => groups?.map((group) => withMore(group, more[String(group.value)]?.rows ?? [])),
    [groups, more],
  );
  const keyOf = useCallback((row: Row) => rawValue(field, row) as string | null, [field]);
  const placed = usePlaced(loaded, keyOf);
  const columns: Column<Row>[] | undefined =
    loaded &&
    field.options?.map(({ value, label, color = 'gray' }) => {
      const { rows, count } = placed(value);
      return {
        id: value,
        title: label,
        color: `var(--mantine-color-${color}-6)`,
        cards: rows,
        count,
        hasMore: rows.length < count,
        summary: board.summaryOf?.(rows) ?? '',
      };
    });

  const again = async () => {
    setMore({});
    await refetch().catch(() => undefined);
  };
  const move = async (row: Row, value: string) => {
    try {
      await onSave?.(row, field as Field<Row>, value);
      const name = field.options?.find((option) => option.value === value)?.label;
      announce(`${titleOf(row)} moved to ${name}`);
    } catch (problem) {
      tellProblem(problemOf(problem));
    }
    await again();
  };
  const loadMore = async (value: string) => {
    const { rows = [], after = null } = more[value] ?? {};
    const shown = columns?.find(({ id }) => id === value)?.cards.length ?? 0;
    const own = { [board.by]: { eq: value } };
    const { data } = await client.query<Data, OperationVariables>({
      query,
      fetchPolicy: 'no-cache',
      variables: {
        ...list,
        filter: { and: [own, ...(state.where ? [state.where] : [])] },
        first: after ? PAGE : shown + PAGE,
        after,
      },
    });
    if (!data) return;
    const { nodes, pageInfo } = connection(data as Data);
    setMore((old) => ({ ...old, [value]: { rows: [...rows, ...nodes], after: pageInfo.endCursor ?? null } }));
  };
  return {
    field,
    columns,
    rowOf: (id: string) => columns?.flatMap(({ cards }) => cards).find((card) => card.id === id),
    error,
    refetch,
    move,
    loadMore,
  };
}

/** A group with the rows that were loaded later, each once. */
function withMore<Row extends GridRow>(group: RecordGroup<Row>, rows: Row[]): RecordGroup<Row> {
  const known = new Set(group.nodes.map(({ id }) => id));
  return { ...group, nodes: [...group.nodes, ...rows.filter(({ id }) => !known.has(id))] };
}
