import { Checkbox, Skeleton, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Field } from '../fields/field';
import { isTyping } from '../shell/commands';
import classes from './DataGrid.module.css';
import { GridCell } from './GridCell';
import type { Sort } from './useListState';

export interface GridRow {
  id: string;
  version: number;
  viewerCan: string[];
}

interface DataGridProps<Row extends GridRow> {
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
}

const ROW = 36;
const SELECT = 40;
const numeric = (field: Field) => ['number', 'money', 'percent'].includes(field.type);

/** The record grid: virtual rows, one tab stop, arrow keys, cells edited in place. */
export function DataGrid<Row extends GridRow>(props: DataGridProps<Row>) {
  const { rows, columns, selected, onSelect, hasMore, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 1 });
  const [editing, setEditing] = useState(false);
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) onMore();
  }, [hasMore, last, rows.length, onMore]);

  const widths = columns.map((field, index) =>
    index === 0 ? 240 : (field.width ?? (numeric(field) ? 120 : 150)),
  );
  const template = `${SELECT}px ${widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')}`;
  const minWidth = widths.reduce((sum, width) => sum + width, SELECT);
  const focusCell = (row: number, column: number) => {
    const at = { row: clamp(row, 0, rows.length - 1), column: clamp(column, 0, columns.length) };
    setActive(at);
    virtual.scrollToIndex(at.row);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.column}"]`)?.focus(),
    );
  };
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || isTyping(event.target)) return;
    const { row, column } = active;
    const jump = event.ctrlKey || event.metaKey;
    const current = rows[row];
    const moves: Record<string, () => void> = {
      ArrowDown: () => focusCell(row + 1, column),
      ArrowUp: () => focusCell(row - 1, column),
      ArrowRight: () => focusCell(row, column + 1),
      ArrowLeft: () => focusCell(row, column - 1),
      Home: () => focusCell(jump ? 0 : row, 0),
      End: () => focusCell(jump ? rows.length - 1 : row, columns.length),
      PageDown: () => focusCell(row + 15, column),
      PageUp: () => focusCell(row - 15, column),
      j: () => focusCell(row + 1, column),
      k: () => focusCell(row - 1, column),
      x: () => current && toggle(current.id),
      ' ': () => current && toggle(current.id),
      o: () => current && props.onOpen(current),
      F2: () => setEditing(true),
      Enter: () => {
        if (!current) return;
        if (column === 0) toggle(current.id);
        else if (column === 1 || !columns[column - 1]?.editable) props.onOpen(current);
        else setEditing(true);
      },
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (jump && key === 'a') {
      event.preventDefault();
      onSelect(new Set(rows.map(({ id }) => id)));
      return;
    }
    if (jump && !['Home', 'End'].includes(key)) return;
    const move = moves[key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  const all = rows.length > 0 && rows.every((row) => selected.has(row.id));
  return (
    <div className={classes.scroller} ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table */}
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.total < 0 ? -1 : props.total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        className={classes.grid}
        style={{ minWidth }}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
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
            {columns.map((field, index) => {
              const sorted = field.sort && props.sort?.field === field.sort ? props.sort.direction : null;
              return (
                <div
                  key={field.key}
                  role="columnheader"
                  tabIndex={-1}
                  aria-sort={sorted ? (sorted === 'ASC' ? 'ascending' : 'descending') : undefined}
                  className={[classes.cell, index === 0 && classes.first, numeric(field) && classes.number]
                    .filter(Boolean)
                    .join(' ')}
                >
                  {field.sort ? (
                    <UnstyledButton
                      className={classes.sort}
                      onClick={() => field.sort && props.onSort(field.sort)}
                    >
                      {field.label}
                      {sorted === 'ASC' && <IconArrowUp size={14} aria-hidden />}
                      {sorted === 'DESC' && <IconArrowDown size={14} aria-hidden />}
                    </UnstyledButton>
                  ) : (
                    field.label
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtual.getTotalSize(), position: 'relative' }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            const style = { gridTemplateColumns: template, transform: `translateY(${item.start}px)` };
            if (!row)
              return (
                <div key={item.key} className={classes.row} style={style} aria-hidden>
                  {[0, ...columns].map((_, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
                    <div key={index} className={classes.cell}>
                      <Skeleton height={10} />
                    </div>
                  ))}
                </div>
              );
            const cellProps = (column: number) => ({
              'data-cell': `${item.index}-${column}`,
              tabIndex: active.row === item.index && active.column === column ? 0 : -1,
              onFocus: () =>
                (active.row !== item.index || active.column !== column) &&
                setActive({ row: item.index, column }),
            });
            return (
              <div
                key={row.id}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                aria-selected={selected.has(row.id)}
                className={classes.row}
                style={style}
              >
                <div role="gridcell" className={`${classes.cell} ${classes.select}`} {...cellProps(0)}>
                  <Checkbox
                    size="xs"
                    tabIndex={-1}
                    aria-label="Select row"
                    checked={selected.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </div>
                {columns.map((field, index) => {
                  const here = active.row === item.index && active.column === index + 1;
                  return (
                    <GridCell
                      key={field.key}
                      field={field}
                      row={row}
                      href={index === 0 ? props.href(row) : undefined}
                      onOpen={() => props.onOpen(row)}
                      className={[index === 0 && classes.first, numeric(field) && classes.number]
                        .filter(Boolean)
                        .join(' ')}
                      editing={here && editing}
                      onEdit={() => {
                        setActive({ row: item.index, column: index + 1 });
                        setEditing(true);
                      }}
                      onLeave={(move) => {
                        setEditing(false);
                        focusCell(
                          item.index + (move === 'down' ? 1 : 0),
                          index + 1 + (move === 'right' ? 1 : 0),
                        );
                      }}
                      onSave={
                        props.onSave && row.viewerCan.includes('update') && field.editable
                          ? (value) => props.onSave?.(row, field, value)
                          : undefined
                      }
                      {...cellProps(index + 1)}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high));
