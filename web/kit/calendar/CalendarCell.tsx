import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './Calendar.module.css';
import { ENTRY } from './CalendarEntry';

interface CalendarCellProps {
  /** What a drop on it means: a day, and whatever else the calendar tells cells apart by. */
  place: Record<string, string>;
  today?: boolean;
  outside?: boolean;
  children: ReactNode;
}

/** A field of a calendar onto which entries can be dropped. */
export function CalendarCell({ place, today, outside, children }: CalendarCellProps) {
  const ref = useRef<HTMLTableCellElement>(null);
  const [over, setOver] = useState(false);
  const key = JSON.stringify(place);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === ENTRY,
      getData: () => JSON.parse(key) as Record<string, string>,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [key]);
  return (
    <td
      ref={ref}
      className={classes.cell}
      data-day={place.day}
      data-today={today || undefined}
      data-outside={outside || undefined}
      data-over={over || undefined}
    >
      {children}
    </td>
  );
}
