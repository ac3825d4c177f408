import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Field } from '../fields/field';
import type { DataGridProps, GridRow } from './DataGrid';
import classes from './DataGrid.module.css';
import { isNumeric } from './gridTracks';
import type { Sort } from './useListState';

interface GridHeadProps<Row extends GridRow>
  extends Pick<DataGridProps<Row>, 'rows' | 'columns' | 'selected' | 'onSelect' | 'sort' | 'onSort'> {
  template: string;
}

/** The row of headings: a click sorts. */
export function GridHead<Row extends GridRow>({
  rows,
  columns,
  selected,
  onSelect,
  sort,
  onSort,
  template,
}: GridHeadProps<Row>) {
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={`${classes.row} ${classes.head}`}
        style={{ gridTemplateColumns: template }}
        tabIndex={-1}
      >
        <div role="columnheader" className={`${classes.cell} ${classes.select}`} tabIndex={-1}>
          <Checkbox
            size="xs"
            aria-label="Select all loaded rows"
            checked={all}
            indeterminate={!all && selected.size > 0}
            onChange={() => onSelect(all ? new Set() : new Set(rows.map(({ id }) => id)))}
          />
        </div>
        {columns.map((field, index) => (
          <Heading key={field.key} field={field as Field} first={index === 0} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeadingProps {
  field: Field;
  first: boolean;
  sort: Sort | null;
  onSort: (field: string) => void;
}

function Heading({ field, first, sort, onSort }: HeadingProps) {
  const { label, sort: sortBy } = field;
  const sorted = sortBy && sort?.field === sortBy ? sort.direction : null;
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-sort={sorted ? (sorted === 'ASC' ? 'ascending' : 'descending') : undefined}
      className={[classes.cell, first && classes.first, isNumeric(field) && classes.number]
        .filter(Boolean)
        .join(' ')}
    >
      {sortBy ? (
        <UnstyledButton className={classes.sort} onClick={() => onSort(sortBy)}>
          {label}
          {sorted === 'ASC' && <IconArrowUp size={14} aria-hidden />}
          {sorted === 'DESC' && <IconArrowDown size={14} aria-hidden />}
        </UnstyledButton>
      ) : (
        label
      )}
    </div>
  );
}
