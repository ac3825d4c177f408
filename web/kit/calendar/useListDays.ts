import type { OperationVariables } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '../data/announce';
import { problemOf } from '../data/errors';
import { tellProblem } from '../data/tell';
import { DEVICE_ZONE } from '../data/zone';
import type { Field } from '../fields/field';
import { firstDayOfWeek, formatDate } from '../fields/format';
import { allOf, toFilter } from '../filter/filterModel';
import { filterKey } from '../filter/operators';
import type { GridRow } from '../list/DataGrid';
import { useGroups, usePlaced } from '../list/useGroups';
import { orderOf } from '../list/useListState';
import { usePeekList } from '../record/peek';
import { dayIn, daysOf, rangeFilter, type Span, shiftDay, valueOn } from './days';
import type { ListCalendarProps } from './ListCalendar';
import type { CalendarDay, Entry } from './spec';

interface ListDaysProps<Row extends GridRow, Data> extends ListCalendarProps<Row, Data> {
  /** The date by which records are laid out; undefined until it is known. */
  field: Field | undefined;
  on: string;
  span: Span;
  phone: boolean;
}

/** How many entries a day shows. */
const SHOWN = { month: 4, week: 12 };
const ON_PHONES = 10;
const PAGE = 50;

const joined = (...parts: (object | null | undefined)[]) => ({ and: parts.filter(Boolean) });

/** The days a calendar shows with their entries, and what can be done with these. */
export function useListDays<Row extends GridRow, Data>(props: ListDaysProps<Row, Data>) {
  const { calendar, field, on, span, phone, state, scope, href, titleOf, onSave } = props;
  const navigate = useNavigate();
  const days = useMemo(() => daysOf(span, on, firstDayOfWeek()), [span, on]);
  const most = phone ? ON_PHONES : SHOWN[span];
  const search = state.search || null;
  const key = field?.key ?? calendar.date;
  const { sort } = state;
  // Within a day its own date puts nothing in order.
  const orderBy = sort && sort.field !== key ? [orderOf(sort)] : (calendar.orderBy ?? null);
  const range = field && rangeFilter(field, days[0] ?? on, days.at(-1) ?? on);
  const { groups, error, refetch } = useGroups(
    calendar.query,
    {
      filter: joined(scope, state.where, range),
      search,
      groupBy: key,
      timeZone: DEVICE_ZONE,
      totals: calendar.amount ? [calendar.amount] : [],
      orderBy,
      first: most,
    },
    props.useLiveRows,
  );
  const without = field && { field: filterKey(field), op: 'isNull:true', value: null };
  const undated = useQuery<Data, OperationVariables>(props.query, {
    variables: { filter: joined(scope, state.where, without && toFilter(allOf(without))), search, first: 1 },
    fetchPolicy: 'cache-and-network',
    skip: !without,
  });
  // Whatever changes the days may give a date to what has none, or take it.
  const { refetch: countAgain } = undated;
  useEffect(() => {
    if (groups) void countAgain().catch(() => undefined);
  }, [groups, countAgain]);

  const keyOf = useCallback((row: Row) => (field ? dayIn(field, row) : null), [field]);
  const placed = usePlaced(groups, keyOf);
  const entryOf = (row: Row): Entry => ({
    id: row.id,
    record: row,
    title: titleOf(row),
    detail: calendar.detailOf?.(row) ?? '',
    color: calendar.colorOf?.(row) ?? 'indigo',
    href: href(row),
    day: keyOf(row) ?? '',
    movable: Boolean(onSave && field?.editable && row.viewerCan.includes('update')),
  });
  const cells: (CalendarDay & { rows: Row[] })[] = days.map((day) => {
    const { count, rows, sum } = placed(day);
    const shown = rows.slice(0, count > most ? most - 1 : most);
    return {
      day,
      count,
      rows: shown,
      entries: shown.map(entryOf),
      sum: calendar.amount ? sum(calendar.amount) : null,
    };
  });
  const rows = useMemo(() => groups?.flatMap(({ nodes }) => nodes), [groups]);
  const peek = usePeekList(
    cells.flatMap((cell) => cell.rows),
    undefined,
    (id, focus) => {
      const entry = document.querySelector<HTMLElement>(`[data-entry="${id}"]`);
      entry?.scrollIntoView({ block: 'nearest' });
      if (focus) entry?.focus();
    },
  );

  const latest = useRef(rows);
  latest.current = rows;
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** What was moved, also out of the days that are shown. */
  const moved = useRef(new Map<string, Row>());
  const place = async (entry: Entry, dayAfter: (now: string) => string) => {
    const shown = latest.current?.find(({ id }) => id === entry.id) ?? (entry.record as Row);
    const own = moved.current.get(entry.id);
    const row = own && own.version > shown.version ? own : shown;
    const now = keyOf(row) ?? entry.day;
    const day = dayAfter(now);
    if (!field || !onSave || day === now) return null;
    try {
      const saved = await onSave(row, field as Field<Row>, valueOn(field, row, day));
      if (!saved) return null;
      moved.current.set(entry.id, { ...row, ...saved });
      announce(`${entry.title} moved to ${formatDate(day)}`);
    } catch (problem) {
      tellProblem(problemOf(problem));
      await refetch().catch(() => undefined);
      return null;
    }
    await refetch().catch(() => undefined);
    return day;
  };
  /** One after the other: each builds on what the one before has made. */
  const inTurn = (move: () => Promise<string | null>) => {
    const done = queue.current.then(move);
    queue.current = done;
    return done;
  };
  return {
    days: cells,
    rows,
    /** How many match but have no date, and the filter that shows them. */
    undated: {
      count: undated.data ? props.connection(undated.data as Data).totalCount : 0,
      filter: without && toFilter(allOf(state.filter, without)),
    },
    error,
    refetch,
    entryOf,
    move: (entry: Entry, day: string) => void inTurn(() => place(entry, () => day)),
    /** Answers the day on which it then stands; null when it was not moved. */
    shift: (entry: Entry, by: number) => inTurn(() => place(entry, (now) => shiftDay(now, by, 'day'))),
    peeked: peek?.openId ?? null,
    peek: ({ id, href: to }: Entry) => (peek ? peek.show(id) : navigate(to)),
    /** The variables of the list of one day. */
    listOf: (day: string) => ({
      filter: joined(scope, state.where, field && rangeFilter(field, day, day)),
      search,
      orderBy,
      first: PAGE,
    }),
  };
}
