import { Checkbox, Skeleton } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { Field } from '../fields/field';
import type { DataGridProps, GridRow } from './DataGrid';
import classes from './DataGrid.module.css';
import { GridCell } from './GridCell';
import { isNumeric } from './gridTracks';

interface GridLineProps<Row extends GridRow> {
  grid: DataGridProps<Row>;
  row: Row;
  index: number;
  style: CSSProperties;
  /** The active column when this is the active row. */
  active: number | null;
  /** Whether the active cell is being edited. */
  editing: boolean;
  onFocus: (column: number) => void;
  onEdit: (column: number) => void;
  onLeave: (column: number, move: 'stay' | 'down' | 'right') => void;
  onToggle: () => void;
  onPeek?: () => void;
  peeked: boolean;
}

/** A row of the grid. */
export function GridLine<Row extends GridRow>({
  grid,
  row,
  index,
  style,
  active,
  ...line
}: GridLineProps<Row>) {
  const { columns, selected, href, onOpen, onSave } = grid;
  const cell = (column: number) => ({
    'data-cell': `${index}-${column}`,
    tabIndex: active === column ? 0 : -1,
    onFocus: () => line.onFocus(column),
  });
  const saverOf = (field: Field<Row>) =>
    onSave && field.editable && row.viewerCan.includes('update')
      ? (value: unknown) => onSave(row, field, value)
      : undefined;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected.has(row.id)}
      data-peeked={line.peeked || undefined}
      className={classes.row}
      style={style}
    >
      <div role="gridcell" className={`${classes.cell} ${classes.select}`} {...cell(0)}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label="Select row"
          checked={selected.has(row.id)}
          onChange={line.onToggle}
        />
      </div>
      {columns.map((field, at) => (
        <GridCell
          key={field.key}
          field={field as Field}
          row={row}
          className={[at === 0 && classes.first, isNumeric(field as Field) && classes.number]
            .filter(Boolean)
            .join(' ')}
          href={at === 0 ? href(row) : undefined}
          onOpen={() => onOpen(row)}
          onPeek={at === 0 ? line.onPeek : undefined}
          editing={line.editing && active === at + 1}
          onEdit={() => line.onEdit(at + 1)}
          onLeave={(move) => line.onLeave(at + 1, move)}
          onSave={saverOf(field)}
          {...cell(at + 1)}
        />
      ))}
    </div>
  );
}

/** A row that is on its way. */
export function SkeletonLine({ cells, style }: { cells: number; style: CSSProperties }) {
  return (
    <div className={classes.row} style={style} aria-hidden>
      {Array.from({ length: cells }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <div key={index} className={classes.cell}>
          <Skeleton height={10} />
        </div>
      ))}
    </div>
  );
}
