import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { UseLiveRows } from './useFresh';

/** Rows with the same value: all of them counted and added up, the first ones read. */
export interface RecordGroup<Row> {
  value?: unknown;
  count: number;
  totals: { key: string; sum?: string | null }[];
  nodes: Row[];
}

/** A noun's query of its list in groups, such as `LeadGroups`. */
export type GroupsDocument<Row> = TypedDocumentNode<{ groups: RecordGroup<Row>[] }, any>;

const useNothing: UseLiveRows = () => undefined;

/** The groups of a list, read again when others change it. */
export function useGroups<Row>(
  query: GroupsDocument<Row>,
  variables: OperationVariables,
  useLiveRows: UseLiveRows = useNothing,
) {
  const { data, previousData, error, loading, refetch } = useQuery<
    { groups: RecordGroup<Row>[] },
    OperationVariables
  >(query, { variables, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveRows(() => void refetch().catch(() => undefined));
  const shown = (data ?? previousData) as { groups: RecordGroup<Row>[] } | undefined;
  return { groups: shown?.groups, fresh: Boolean(data), error, loading, refetch };
}

/** What stands in a group by now. */
export interface Placed<Row> {
  count: number;
  rows: Row[];
  sum: (key: string) => string | null;
}

const EMPTY: Placed<never> = { count: 0, rows: [], sum: () => null };

/**
 * The groups by their value, each row where it says itself that it belongs: one that was just moved stands in its new
 * group before the server has answered, and goes back when that refuses.
 */
export function usePlaced<Row>(
  groups: RecordGroup<Row>[] | undefined,
  keyOf: (row: Row) => string | null,
): (value: string) => Placed<Row> {
  const placed = useMemo(() => groups && place(groups, keyOf), [groups, keyOf]);
  return (value) => placed?.get(value) ?? EMPTY;
}

/** Puts each row into the group of its own value; those that arrive come first. */
export function place<Row>(
  groups: RecordGroup<Row>[],
  keyOf: (row: Row) => string | null,
): Map<string, Placed<Row>> {
  const found = new Map<string, Placed<Row>>();
  for (const { value, count, totals, nodes } of groups) {
    const key = String(value);
    const rows = nodes.filter((row) => String(keyOf(row)) === key);
    const sum = (name: string) => totals.find((total) => total.key === name)?.sum ?? null;
    found.set(key, { count: count - nodes.length + rows.length, rows, sum });
  }
  for (const { value, nodes } of groups)
    for (const row of nodes) {
      const own = String(keyOf(row));
      if (own === String(value)) continue;
      const there = found.get(own) ?? EMPTY;
      found.set(own, { ...there, count: there.count + 1, rows: [row, ...there.rows] });
    }
  return found;
}
