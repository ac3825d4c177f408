import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useSession } from '../data/session';
import type { Field } from '../fields/field';
import { counted, formatMoney, formatMonth, formatNumber } from '../fields/format';
import type { GridRow } from '../list/DataGrid';
import { ErrorState, SkeletonRows } from '../list/faces';
import type { RecordListProps } from '../list/RecordList';
import type { useListState } from '../list/useListState';
import { CalendarAgenda } from './CalendarAgenda';
import { CalendarGrid } from './CalendarGrid';
import { CalendarTools } from './CalendarTools';
import { DayDialog } from './DayDialog';
import { sameMonth } from './days';
import { MoveDialog } from './MoveDialog';
import type { CalendarActions, CalendarSpec, Entry } from './spec';
import { useCalendarState } from './useCalendarState';
import { useListDays } from './useListDays';

export interface ListCalendarProps<Row extends GridRow, Data> extends RecordListProps<Row, Data> {
  calendar: CalendarSpec<Row>;
  state: ReturnType<typeof useListState>;
  /** What holds besides the filter of the viewer, such as the pipeline. */
  scope?: object;
  fields: Field[];
}

/** The records of a list on the days of a date of theirs, with the list's filter and search. */
export function ListCalendar<Row extends GridRow, Data>(props: ListCalendarProps<Row, Data>) {
  const { what, calendar, fields } = props;
  const { currency } = useSession();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const state = useCalendarState(fields, calendar.date);
  const [asked, setAsked] = useState<Entry | null>(null);
  const { field, on, span, open, setOpen } = state;
  const shown = useListDays({ ...props, field, on, span: phone ? 'month' : span, phone });
  const { days, rows, error, refetch, peek } = shown;
  const amount = fields.find(({ key }) => key === calendar.amount);
  const sumText =
    amount &&
    ((sums: (string | null)[]) => {
      const total = sums.reduce((all, sum) => all + Number(sum ?? 0), 0);
      if (sums.every((sum) => sum === null)) return '';
      return amount.type === 'number' ? formatNumber(total) : formatMoney(total, currency, true);
    });
  const inside = (day: string) => span === 'week' || sameMonth(day, on);
  const within = days.filter(({ day }) => inside(day));
  const summary = [
    counted(
      within.reduce((all, { count }) => all + count, 0),
      what,
    ),
    sumText?.(within.map(({ sum }) => sum)),
  ];
  const actions: CalendarActions = {
    peek: (entry) => {
      if (open) setOpen(null);
      peek(entry);
    },
    openDay: setOpen,
    ask: setAsked,
    move: shown.move,
    shift: async (entry, by) => {
      const day = await shown.shift(entry, by);
      // What leaves the days on the screen is followed.
      if (day && !days.some((each) => each.day === day)) state.setOn(day);
      return undefined;
    },
  };
  const label = field?.label ?? '';
  return (
    <>
      <CalendarTools
        state={state}
        days={days.map(({ day }) => day)}
        summary={rows ? summary.filter(Boolean).join(' · ') : ''}
        phone={phone}
        undated={shown.undated}
      />
      {!rows && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />)}
      {rows && phone && (
        <CalendarAgenda
          days={within}
          sumText={sumText}
          nothing={`There are no ${what} with ${label.toLowerCase()} in ${formatMonth(on)}.`}
          actions={actions}
        />
      )}
      {rows && !phone && (
        <CalendarGrid
          label={`${props.title} by ${label.toLowerCase()}`}
          what={what}
          days={days}
          inside={inside}
          sumText={sumText}
          peeked={shown.peeked}
          actions={actions}
        />
      )}
      {open && field && (
        <DayDialog
          day={open}
          what={what}
          sum={sumText?.([days.find(({ day }) => day === open)?.sum ?? null]) ?? ''}
          query={props.query}
          connection={props.connection}
          variables={shown.listOf(open)}
          entryOf={shown.entryOf}
          actions={actions}
          onClose={() => setOpen(null)}
        />
      )}
      {asked && (
        <MoveDialog
          entry={asked}
          label={label}
          onClose={() => setAsked(null)}
          onMove={(day) => {
            setAsked(null);
            actions.move(asked, day);
          }}
        />
      )}
    </>
  );
}
