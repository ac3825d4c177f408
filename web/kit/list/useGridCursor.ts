import { type RefObject, useState } from 'react';

/** The one cell of a grid that can be tabbed to. Column 0 is the checkbox. */
export function useGridCursor(
  rowCount: number,
  columnCount: number,
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (row: number) => void,
) {
  const [active, setActive] = useState({ row: 0, column: 1 });
  const set = (row: number, column: number) => {
    if (active.row !== row || active.column !== column) setActive({ row, column });
  };
  const focus = (row: number, column: number) => {
    const at = { row: clamp(row, rowCount - 1), column: clamp(column, columnCount) };
    setActive(at);
    scrollTo(at.row);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.column}"]`)?.focus(),
    );
  };
  return {
    active,
    /** Makes a cell the active one without moving the focus. */
    set,
    /** Moves the focus to a cell, as near as there is one. */
    focus,
    /** Brings a row into view, with the focus or without. */
    goTo: (row: number, withFocus: boolean) => {
      if (row < 0) return;
      if (withFocus) return focus(row, active.column);
      set(row, active.column);
      scrollTo(row);
    },
  };
}

/** What {@link useGridCursor} answers. */
export type GridCursor = ReturnType<typeof useGridCursor>;

const clamp = (value: number, high: number) => Math.min(Math.max(value, 0), Math.max(0, high));
