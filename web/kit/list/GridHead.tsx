import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import type { Field } from '../fields/field';
import type { DataGridProps, GridRow } from './DataGrid';
import classes from './DataGrid.module.css';
import { isNumeric } from './gridTracks';
import type { Sort } from './useListState';

interface GridHeadProps<Row extends GridRow>
  extends Pick<
    DataGridProps<Row>,
    'rows' | 'columns' | 'selected' | 'onSelect' | 'sort' | 'onSort' | 'shape'
  > {
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
  shape,
  template,
}: GridHeadProps<Row>) {
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <div role="rowgroup" className={classes.apart}>
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
          <Heading
            key={field.key}
            field={field as Field}
            first={index === 0}
            sort={sort}
            onSort={onSort}
            onResize={shape && ((width) => shape.setWidth(field.key, width))}
          />
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
  /** Without it the column keeps its width. Null gives it the usual one. */
  onResize?: (width: number | null) => void;
}

function Heading({ field, first, sort, onSort, onResize }: HeadingProps) {
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
      {onResize && (
        <span
          aria-hidden
          className={classes.resize}
          onDoubleClick={() => onResize(null)}
          onPointerDown={(event) => startResize(event, onResize)}
        />
      )}
    </div>
  );
}

/** Follows the pointer from a column's edge; the new width counts when it is let go. Without a pointer: Columns menu. */
function startResize(event: PointerEvent<HTMLElement>, onResize: (width: number) => void) {
  event.preventDefault();
  const handle = event.currentTarget;
  const width = handle.parentElement?.getBoundingClientRect().width ?? 0;
  const from = event.clientX;
  const towards = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
  handle.setPointerCapture(event.pointerId);
  handle.onpointerup = (end) => {
    handle.onpointerup = null;
    if (Math.abs(end.clientX - from) > 3) onResize(width + (end.clientX - from) * towards);
  };
}
