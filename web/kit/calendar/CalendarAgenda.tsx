import { Group, Text } from '@mantine/core';
import { formatLongDay } from '../fields/format';
import { Nothing } from '../list/faces';
import classes from './Calendar.module.css';
import { EntryLine } from './EntryLine';
import { MoreButton } from './MoreButton';
import type { CalendarActions, CalendarDay } from './spec';

interface CalendarAgendaProps {
  days: CalendarDay[];
  sumText?: (sums: (string | null)[]) => string;
  /** What is said when the days are empty. */
  nothing: string;
  actions: CalendarActions;
}

/** The days that have something, below each other: the calendar on a phone. */
export function CalendarAgenda({ days, sumText, nothing, actions }: CalendarAgendaProps) {
  const filled = days.filter(({ count }) => count > 0);
  return (
    <div className={classes.agenda}>
      {!filled.length && <Nothing>{nothing}</Nothing>}
      {filled.map(({ day, entries, count, sum }) => (
        <section key={day} aria-label={formatLongDay(day)}>
          <Group justify="space-between" wrap="nowrap" className={classes.agendaDay}>
            <Text component="h3" size="sm" fw={600}>
              {formatLongDay(day)}
            </Text>
            {sumText && sum && (
              <Text size="sm" c="dimmed" className="tabular">
                {sumText([sum])}
              </Text>
            )}
          </Group>
          {entries.map((entry) => (
            <EntryLine key={entry.id} entry={entry} actions={actions} />
          ))}
          <MoreButton day={day} count={count - entries.length} onOpen={actions.openDay} />
        </section>
      ))}
    </div>
  );
}
