import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { shifted } from './calendarEvents';
import type { Change } from './usePlacing';

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
  byId: (id: string) => ActivityRowFragment | undefined,
  place: (activity: ActivityRowFragment, change: Change) => Promise<void>,
  ask: (activity: ActivityRowFragment) => void,
) {
  const follow = useRef<string | null>(null);
  // Before anything can be pressed again: a moved event is another element.
  useLayoutEffect(() => {
    if (follow.current && document.activeElement === document.body) buttonOf(follow.current)?.focus();
  });
  return (event: KeyboardEvent) => {
    if (event.key === 'Shift') return;
    const id = focusedEvent(event.target);
    const activity = id && byId(id);
    follow.current = null;
    if (!activity || !activity.viewerCan.includes('update')) return;
    const move = event.shiftKey ? MOVES[event.key] : undefined;
    if (move) {
      const [days, minutes] = move;
      const weeks = activity.dueAt ? 0 : Math.sign(minutes) * 7;
      follow.current = id;
      void place(activity, (now) => shifted(now, days + weeks, minutes)).then(() => {
        if (follow.current === id && document.activeElement === document.body) buttonOf(id)?.focus();
      });
    } else if (event.key.toLowerCase() === 'm') ask(activity);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const focusedEvent = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.querySelector<HTMLElement>('[data-event]')?.dataset.event) || null;

const buttonOf = (id: string) =>
  document.querySelector(`[data-event="${id}"]`)?.closest<HTMLElement>('button, [tabindex]');
