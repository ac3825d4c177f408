import type { KeyboardEvent } from 'react';
import type { Peek } from '../record/peek';
import { isTyping } from '../shell/commands';
import type { DataGridProps, GridRow } from './DataGrid';
import type { GridCursor } from './useGridCursor';

const SCREENFUL = 15;

interface GridState {
  cursor: GridCursor;
  editing: boolean;
  setEditing: (editing: boolean) => void;
  toggle: (id: string) => void;
  peek: Peek;
}

/** The keyboard of a grid: arrows move, Enter edits or opens, X selects, Space peeks. */
export function useGridKeys<Row extends GridRow>(
  { rows, columns, onSelect, onOpen, href }: DataGridProps<Row>,
  { cursor, editing, setEditing, toggle, peek }: GridState,
) {
  return (event: KeyboardEvent) => {
    if (editing || isTyping(event.target)) return;
    const { row, column } = cursor.active;
    const current = rows[row];
    const go = (by: number) => () => cursor.focus(row + by, column);
    const enter = () => {
      if (!current) return;
      if (column === 0) toggle(current.id);
      else if (peek?.openId || column === 1 || !columns[column - 1]?.editable) onOpen(current);
      else setEditing(true);
    };
    const actions: Record<string, () => void> = {
      ArrowDown: go(1),
      ArrowUp: go(-1),
      j: go(1),
      k: go(-1),
      PageDown: go(SCREENFUL),
      PageUp: go(-SCREENFUL),
      ArrowRight: () => cursor.focus(row, column + 1),
      ArrowLeft: () => cursor.focus(row, column - 1),
      Home: () => cursor.focus(row, 0),
      End: () => cursor.focus(row, columns.length),
      'mod+Home': () => cursor.focus(0, 0),
      'mod+End': () => cursor.focus(rows.length - 1, columns.length),
      'mod+a': () => onSelect(new Set(rows.map(({ id }) => id))),
      x: () => current && toggle(current.id),
      ' ': () => current && (peek && column > 0 ? peek.toggle(current.id) : toggle(current.id)),
      o: () => current && onOpen(current),
      F2: () => setEditing(true),
      Enter: enter,
      'mod+Enter': () => current && window.open(href(current), '_blank', 'noopener'),
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions[event.ctrlKey || event.metaKey ? `mod+${key}` : key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}
