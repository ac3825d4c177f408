import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import classes from './Calendar.module.css';
import type { CalendarActions, Entry } from './spec';

interface EntryLineProps {
  entry: Entry;
  actions: Pick<CalendarActions, 'peek' | 'ask'>;
}

/** A record of a day on a line of its own, with the way to move it without dragging. */
export function EntryLine({ entry, actions }: EntryLineProps) {
  const { title, detail, color, movable } = entry;
  return (
    <div
      className={classes.line}
      data-entry={entry.id}
      style={{ '--entry-color': `var(--mantine-color-${color}-6)` } as CSSProperties}
    >
      <UnstyledButton className={classes.lineText} onClick={() => actions.peek(entry)}>
        <span className={classes.entryTitle}>{title}</span>
        {detail && <span className={classes.entryDetail}>{detail}</span>}
      </UnstyledButton>
      {movable && (
        <Tooltip label="Move…">
          <ActionIcon size={36} aria-label={`Move ${title}`} onClick={() => actions.ask(entry)}>
            <IconCalendarShare size={18} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
