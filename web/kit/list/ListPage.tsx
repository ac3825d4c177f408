import { Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useFields } from '../customFields/useFields';
import type { Field } from '../fields/field';
import { FilterBar } from '../filter/FilterBar';
import { Page } from '../shell/Page';
import { ViewBar } from '../views/ViewBar';
import { ColumnChooser } from './ColumnChooser';
import type { GridRow } from './DataGrid';
import { DisplayMenu } from './DisplayMenu';
import { ExportMenu } from './ExportMenu';
import { RecordList, type RecordListProps } from './RecordList';
import { SearchInput } from './SearchInput';
import { useListShape } from './useListShape';
import { useColumns, useListState } from './useListState';
import { isSummarized } from './useSummary';

interface ListPageProps<Row extends GridRow, Data> extends RecordListProps<Row, Data> {
  noun: string;
  /** Its own fields that rows carry; custom fields join them. */
  fields: Field<Row>[];
  /** Keys of the columns to begin with. */
  columns: string[];
  defaultSort: string;
  /** What holds as long as the viewer neither filters nor searches, such as "not done". */
  unlessAsked?: object;
  actions?: ReactNode;
  firstUse: ReactNode;
}

/** A list of records: search, filter, sort and columns in the URL. */
export function ListPage<Row extends GridRow, Data>(props: ListPageProps<Row, Data>) {
  const { noun, what } = props;
  const phone = useMediaQuery('(max-width: 48em)');
  const state = useListState(props.defaultSort);
  const scope = state.where || state.search ? undefined : props.unlessAsked;
  const fields = useFields(noun, props.fields as Field[]);
  const shape = useListShape();
  const { columns, shown, setShown, reset } = useColumns(what, fields, props.columns);
  return (
    <Page title={props.title} actions={props.actions} fill>
      <ViewBar noun={noun} all={`All ${what}`} />
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <SearchInput label={`Search ${what}`} value={state.search} onChange={state.setSearch} />
          <FilterBar noun={noun} fields={fields} model={state.filter} onChange={state.setFilter} />
        </Group>
        <Group gap={4} wrap="nowrap">
          <ExportMenu noun={noun} what={what} state={state} scope={scope} columns={columns} />
          {isSummarized(noun) && (
            <DisplayMenu fields={fields} columns={columns} shape={shape} phone={phone} />
          )}
          {!phone && (
            <ColumnChooser fields={fields} shown={shown} onChange={setShown} onReset={reset} shape={shape} />
          )}
        </Group>
      </Group>
      <RecordList {...props} state={state} scope={scope} fields={fields} columns={columns} shape={shape} />
    </Page>
  );
}
