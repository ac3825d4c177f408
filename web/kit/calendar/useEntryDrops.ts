import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { type RefObject, useEffect, useRef } from 'react';
import { ENTRY } from './CalendarEntry';

/** Tells which entry was dropped onto which cell, and scrolls the calendar while one is dragged to its edge. */
export function useEntryDrops(
  scroller: RefObject<HTMLElement | null>,
  onDrop: (id: string, place: Record<string, unknown>) => void,
): void {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    return combine(
      autoScrollForElements({ element, canScroll: ({ source }) => source.data.kind === ENTRY }),
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === ENTRY,
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          if (target) latest.current(String(source.data.id), target.data);
        },
      }),
    );
  }, [scroller]);
}
