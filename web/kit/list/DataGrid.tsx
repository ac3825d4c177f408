import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Field } from '../fields/field';
import { usePeekList } from '../record/peek';
import classes from './DataGrid.module.css';
import { GridFoot } from './GridFoot';
import { GridHead } from './GridHead';
import { GridLine, SkeletonLine } from './GridLine';
import { ROW_HEIGHTS, tracksOf } from './gridTracks';
import { useGridCursor } from './useGridCursor';
import { useGridKeys } from './useGridKeys';
import type { ListShape } from './useListShape';
import type { Sort } from './useListState';

export interface GridRow {
  __typename?: string;
  id: string;
  version: number;
  viewerCan: string[];
}

export interface DataGridProps<Row extends GridRow> {
  label: string;
  rows: Row[];
  columns: Field<Row>[];
  /** How many rows the server has; -1 when unknown. */
  total: number;
  sort: Sort | null;
  onSort: (field: string) => void;
  selected: Set<string>;
  onSelect: (selected: Set<string>) => void;
  hasMore: boolean;
  onMore: () => void;
  /** Opens the row; the first column is its link. */
  onOpen: (row: Row) => void;
  href: (row: Row) => string;
  /** Saves one cell; throws what the server said. */
  onSave?: (row: Row, field: Field<Row>, value: unknown) => Promise<unknown>;
  shape?: ListShape;
  /** What stands below the columns, by their key. */
  foot?: Record<string, string>;
  /** As high as its rows, up to a dozen, instead of filling the page. */
  short?: boolean;
}

/** How many rows a short grid shows without scrolling. */
const SHORT = 12;

/** The record grid: virtual rows, one tab stop, arrow keys, cells edited in place, a peek at the row. */
export function DataGrid<Row extends GridRow>(props: DataGridProps<Row>) {
  const { rows, columns, selected, onSelect, hasMore, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(false);
  const height = ROW_HEIGHTS[props.shape?.density ?? 'NORMAL'];
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) onMore();
  }, [hasMore, last, rows.length, onMore]);

  const cursor = useGridCursor(rows.length, columns.length, scroller, virtual.scrollToIndex);
  const peek = usePeekList(rows, rows[cursor.active.row]?.id, (id, focus) =>
    cursor.goTo(
      rows.findIndex((row) => row.id === id),
      focus,
    ),
  );
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const onKeyDown = useGridKeys(props, { cursor, editing, setEditing, toggle, peek });
  const { template, minWidth } = tracksOf(columns, props.shape?.widths);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another layout
  useEffect(() => virtual.measure(), [height, virtual]);
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      style={
        props.short
          ? { flex: 'none', height: Math.min(virtual.getTotalSize(), SHORT * height) + 40 }
          : undefined
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table */}
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.total < 0 ? -1 : props.total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        className={classes.grid}
        style={{ minWidth, ['--row-height' as string]: `${height}px` }}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        <GridHead {...props} template={template} />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtual.getTotalSize(), position: 'relative' }}
        >
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            const style = { gridTemplateColumns: template, transform: `translateY(${start}px)` };
            if (!row) return <SkeletonLine key={key} cells={columns.length + 1} style={style} />;
            return (
              <GridLine
                key={row.id}
                grid={props}
                row={row}
                index={index}
                style={style}
                active={cursor.active.row === index ? cursor.active.column : null}
                editing={editing}
                onFocus={(column) => {
                  cursor.set(index, column);
                  peek?.follow(row.id);
                }}
                onEdit={(column) => {
                  cursor.set(index, column);
                  setEditing(true);
                }}
                onLeave={(column, move) => {
                  setEditing(false);
                  cursor.focus(index + (move === 'down' ? 1 : 0), column + (move === 'right' ? 1 : 0));
                }}
                onToggle={() => toggle(row.id)}
                onPeek={peek ? () => peek.show(row.id) : undefined}
                peeked={peek?.openId === row.id}
              />
            );
          })}
        </div>
        {props.foot && <GridFoot columns={columns as Field[]} foot={props.foot} template={template} />}
      </div>
    </div>
  );
}
