import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { UnstyledButton } from '@mantine/core';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import classes from './Calendar.module.css';
import type { Entry } from './spec';

/** What a dragged entry carries. */
export const ENTRY = 'calendar entry';

interface CalendarEntryProps {
  entry: Entry;
  /** Whether Tab reaches it; arrow keys reach the others. */
  focusable: boolean;
  describedBy?: string;
  peeked?: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** A record on a day: a button that can be dragged to another day. */
export function CalendarEntry({
  entry,
  focusable,
  describedBy,
  peeked,
  onFocus,
  onOpen,
}: CalendarEntryProps) {
  const { id, title, detail, color, day, movable } = entry;
  const ref = useRef<HTMLButtonElement>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !movable) return;
    return draggable({
      element,
      getInitialData: () => ({ kind: ENTRY, id, day }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [id, day, movable]);
  return (
    <UnstyledButton
      ref={ref}
      className={classes.entry}
      data-entry={id}
      data-dragging={dragging || undefined}
      data-peeked={peeked || undefined}
      data-movable={movable || undefined}
      aria-describedby={describedBy}
      tabIndex={focusable ? 0 : -1}
      title={detail ? `${title} · ${detail}` : title}
      style={{ '--entry-color': `var(--mantine-color-${color}-6)` } as CSSProperties}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className={classes.entryTitle}>{title}</span>
      {detail && <span className={classes.entryDetail}>{detail}</span>}
    </UnstyledButton>
  );
}
