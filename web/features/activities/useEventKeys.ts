import { useWindowEvent } from '@mantine/hooks';
import { type KeyboardEvent as ReactKeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type Drawn, keyOf, shifted, shownOf } from './calendarEvents';
import type { Placing } from './usePlacing';

const MOVES: Record<string, [days: number, minutes: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -30],
  ArrowDown: [0, 30],
};

/**
 * Dragging by keys: Shift and an arrow move the focused event by a day or half an hour (without a time: by a week),
 * M asks where to. The event keeps the focus wherever it comes to stand.
 */
export function useEventKeys(
  find: (key: string) => Drawn | undefined,
  place: Placing,
  ask: (drawn: Drawn) => void,
) {
  const follow = useRef<Drawn | null>(null);
  const goOn = () => {
    if (follow.current && isFree()) buttonOf(keyOf(follow.current))?.focus();
  };
  // Before anything can be pressed again: a moved event is another element.
  useLayoutEffect(goOn);

  const shift = (drawn: Drawn, [days, minutes]: [number, number]) => {
    const weeks = shownOf(drawn).dueAt ? 0 : Math.sign(minutes) * 7;
    follow.current = drawn;
    void place(drawn, (now) => shifted(now, days + weeks, minutes), true).then((saved) => {
      if (follow.current !== drawn) return;
      // A later day of what repeats has become an activity of its own.
      if (saved) follow.current = { activity: saved, laterOn: null };
      goOn();
    });
  };
  const onKeyDown = (event: ReactKeyboardEvent | KeyboardEvent, drawn: Drawn | undefined) => {
    const move = event.shiftKey ? MOVES[event.key] : undefined;
    if (!drawn?.activity.viewerCan.includes('update')) return;
    if (move) shift(drawn, move);
    else if (event.key.toLowerCase() === 'm') ask(drawn);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // What moves out of the days on the screen is nowhere for a moment.
  useWindowEvent('keydown', (event) => {
    if (event.shiftKey && MOVES[event.key] && follow.current && isFree()) onKeyDown(event, follow.current);
  });
  useWindowEvent('pointerdown', ({ target }) => {
    // The answer to what the move has asked goes on with it.
    if (!(target instanceof Element && target.closest('[role="dialog"]'))) follow.current = null;
  });
  return (event: ReactKeyboardEvent) => {
    if (event.key === 'Shift') return;
    const key = focusedEvent(event.target);
    follow.current = null;
    onKeyDown(event, key ? find(key) : undefined);
  };
}

/** Whether nothing has the focus. */
const isFree = () => document.activeElement === document.body;

const focusedEvent = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.querySelector<HTMLElement>('[data-event]')?.dataset.event) || null;

const buttonOf = (key: string) =>
  document.querySelector(`[data-event="${key}"]`)?.closest<HTMLElement>('button, [tabindex]');
