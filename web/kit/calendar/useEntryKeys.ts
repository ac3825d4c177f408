import { useWindowEvent } from '@mantine/hooks';
import { type KeyboardEvent as ReactKeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CalendarActions, Entry } from './spec';

/** Days by which an arrow key goes on. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * The keyboard of a calendar: arrows walk from entry to entry, with Shift they move the entry by a day or a week, and M
 * asks where to. One entry is reached by Tab, and it keeps the focus wherever it comes to stand.
 */
export function useEntryKeys(
  root: RefObject<HTMLElement | null>,
  entries: Entry[],
  { shift, ask }: Pick<CalendarActions, 'shift' | 'ask'>,
) {
  const [focused, setFocused] = useState<string | null>(null);
  const follow = useRef<Entry | null>(null);
  const focusable = entries.find(({ id }) => id === focused)?.id ?? entries[0]?.id;
  const focus = (id: string) => root.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();

  // What is moved is another element on its new day.
  useEffect(() => {
    if (follow.current && isFree()) focus(follow.current.id);
  });

  const move = (entry: Entry, days: number) => {
    follow.current = entry;
    void Promise.resolve(shift(entry, days)).then((id) => {
      if (!id || follow.current !== entry) return;
      follow.current = { ...entry, id };
      if (isFree()) focus(id);
    });
  };
  // What moves out of the days on the screen is nowhere for a moment.
  useWindowEvent('keydown', (event) => {
    const days = STEPS[event.key];
    if (!event.shiftKey || !days || !follow.current || !isFree()) return;
    move(follow.current, days);
    event.preventDefault();
  });
  useWindowEvent('pointerdown', ({ target }) => {
    // The answer to what the move has asked goes on with it.
    if (!(target instanceof Element && target.closest('[role="dialog"]'))) follow.current = null;
  });

  const onKeyDown = (event: ReactKeyboardEvent) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-entry]')?.dataset.entry
        : null;
    const at = entries.findIndex((entry) => entry.id === id);
    const entry = entries[at];
    if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
    const days = STEPS[event.key];
    if (event.shiftKey && days) {
      if (!entry.movable) return;
      move(entry, days);
    } else if (days) {
      const next = neighbour(entries, at, event.key);
      if (!next) return;
      focus(next.id);
    } else if (event.key.toLowerCase() === 'm' && entry.movable) ask(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    focusable,
    onKeyDown,
    onFocus: (id: string) => {
      if (follow.current?.id !== id) follow.current = null;
      setFocused(id);
    },
  };
}

/** Whether nothing has the focus. */
const isFree = () => document.activeElement === document.body;

/** Up and down stay within the day and go on to the next one; left and right go to the first entry of another day. */
function neighbour(entries: Entry[], at: number, key: string): Entry | undefined {
  if (key === 'ArrowUp') return entries[at - 1];
  if (key === 'ArrowDown') return entries[at + 1];
  const { day = '' } = entries[at] ?? {};
  if (key === 'ArrowRight') return entries.slice(at).find((entry) => entry.day > day);
  const before = entries.slice(0, at).findLast((entry) => entry.day < day);
  return before && entries.find((entry) => entry.day === before.day);
}
