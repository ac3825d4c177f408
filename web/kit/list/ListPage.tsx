import { Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ListBoardProps } from '../board/ListBoard';
import type { BoardSpec } from '../board/spec';
import type { ListCalendarProps } from '../calendar/ListCalendar';
import type { CalendarSpec } from '../calendar/spec';
import { useFields } from '../customFields/useFields';
import type { Field } from '../fields/field';
import { FilterBar } from '../filter/FilterBar';
import { later } from '../shell/later';
import { Page } from '../shell/Page';
import { ViewBar } from '../views/ViewBar';
import type { LayoutWord } from '../views/viewState';
import { ColumnChooser } from './ColumnChooser';
import type { GridRow } from './DataGrid';
import { DisplayMenu } from './DisplayMenu';
import { ExportMenu } from './ExportMenu';
import { SkeletonRows } from './faces';
import { LayoutSwitch, useLayout } from './layouts';
import { RecordList, type RecordListProps } from './RecordList';
import { SearchInput } from './SearchInput';
import { useListShape } from './useListShape';
import { useColumns, useListState } from './useListState';
import { isSummarized } from './useSummary';

const ListBoard = later<ListBoardProps<GridRow, unknown>>(
  async () => (await import('../board/ListBoard')).ListBoard,
  <SkeletonRows />,
);
const ListCalendar = later<ListCalendarProps<GridRow, unknown>>(
  async () => (await import('../calendar/ListCalendar')).ListCalendar,
  <SkeletonRows />,
);

interface ListPageProps<Row extends GridRow, Data> extends RecordListProps<Row, Data> {
  noun: string;
  /** Its own fields that rows carry; custom fields join them. */
  fields: Field<Row>[];
  /** Keys of the columns to begin with. */
  columns: string[];
  defaultSort: string;
  /** What is added up to begin with: `size:sum`. */
  totals?: string;
  /** What holds as long as the viewer neither filters nor searches, such as "not done". */
  unlessAsked?: object;
  /** Where the list is a board, too: by what, and what its cards show. */
  board?: BoardSpec<Row>;
  /** Where the list is a calendar, too. */
  calendar?: CalendarSpec<Row>;
  actions?: ReactNode;
  firstUse: ReactNode;
}

/** A list of records as table, board or calendar: layout, search, filter, sort and columns in the URL. */
export function ListPage<Row extends GridRow, Data>(props: ListPageProps<Row, Data>) {
  const { noun, what, board, calendar } = props;
  const phone = useMediaQuery('(max-width: 48em)');
  const state = useListState(props.defaultSort);
  const layouts: LayoutWord[] = [
    'list',
    ...(board ? ['board' as const] : []),
    ...(calendar ? ['calendar' as const] : []),
  ];
  const { word, layout } = useLayout(layouts);
  const scope = state.where || state.search || word === 'board' ? undefined : props.unlessAsked;
  const fields = useFields(noun, props.fields as Field[]);
  const shape = useListShape(props.totals);
  const { columns, shown, setShown, reset } = useColumns(what, fields, props.columns);
  const list = { ...props, state, scope, fields, columns, shape };
  // What is loaded later does not know the type of the rows.
  const untyped = list as unknown as ListBoardProps<GridRow, unknown> & ListCalendarProps<GridRow, unknown>;
  const actions = (
    <>
      {layouts.length > 1 && <LayoutSwitch layouts={layouts} value={word} />}
      {props.actions}
    </>
  );
  return (
    <Page title={props.title} actions={actions} fill>
      <ViewBar noun={noun} all={`All ${what}`} layout={layout} />
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <SearchInput label={`Search ${what}`} value={state.search} onChange={state.setSearch} />
          <FilterBar noun={noun} fields={fields} model={state.filter} onChange={state.setFilter} />
        </Group>
        <Group gap={4} wrap="nowrap">
          <ExportMenu noun={noun} what={what} state={state} scope={scope} columns={columns} />
          {word === 'list' && isSummarized(noun) && (
            <DisplayMenu fields={fields} columns={columns} shape={shape} phone={phone} />
          )}
          {word === 'list' && !phone && (
            <ColumnChooser fields={fields} shown={shown} onChange={setShown} onReset={reset} shape={shape} />
          )}
        </Group>
      </Group>
      {word === 'list' && <RecordList {...list} />}
      {word === 'board' && <ListBoard {...untyped} />}
      {word === 'calendar' && <ListCalendar {...untyped} />}
    </Page>
  );
}
