import type { OperationVariables } from '@apollo/client';
import { useMemo } from 'react';
import type { ListSummaryFieldsFragment } from '../../gql/graphql';
import type { Field } from '../fields/field';
import type { GridRow } from './DataGrid';
import { GroupedList, groupFilter, groupName, type ListGroup } from './GroupedList';
import { GroupRows } from './GroupRows';
import type { RecordListProps, ShownProps } from './RecordList';
import type { Selection } from './useSelection';

interface GroupedRecordsProps<Row extends GridRow, Data> extends RecordListProps<Row, Data>, ShownProps {
  field: Field;
  summary: ListSummaryFieldsFragment;
  variables: OperationVariables;
  /** What is selected among rows of a group. */
  selectionOf: (rows: Row[]) => Selection;
  onOpen: (row: Row, rows: Row[]) => void;
}

const PAGE = 20;

/** A list grouped by a field: the groups from the summary, the rows of each when it is open. */
export function GroupedRecords<Row extends GridRow, Data>(props: GroupedRecordsProps<Row, Data>) {
  const { field, summary, shape } = props;
  return (
    <GroupedList
      field={field}
      fields={props.fields}
      groups={summary.groups}
      more={summary.moreGroups}
      totals={shape?.totals ?? []}
      rows={(group) => <OneGroup {...props} group={group} />}
    />
  );
}

function OneGroup<Row extends GridRow, Data>({
  group,
  ...props
}: GroupedRecordsProps<Row, Data> & { group: ListGroup }) {
  const { field, variables } = props;
  const own = JSON.stringify(groupFilter(field, group));
  const narrowed = useMemo(() => {
    const filter = JSON.parse(own) as object;
    return {
      ...variables,
      first: PAGE,
      filter: variables.filter ? { and: [variables.filter, filter] } : filter,
    };
  }, [own, variables]);
  return (
    <GroupRows
      {...props}
      label={`${field.label}: ${groupName(field, group)}`}
      total={group.count}
      variables={narrowed}
    />
  );
}
