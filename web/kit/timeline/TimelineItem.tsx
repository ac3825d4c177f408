import { Box, Group, Text } from '@mantine/core';
import dayjs from 'dayjs';
import { Fragment, type ReactNode } from 'react';
import { formatDate } from '../fields/format';
import classes from './Timeline.module.css';

interface TimelineItemProps {
  icon: ReactNode;
  title: ReactNode;
  meta: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
}

/** One entry of a timeline. */
export function TimelineItem({ icon, title, meta, aside, children }: TimelineItemProps) {
  return (
    <Box component="li" className={classes.item}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <div className={classes.content}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
          {aside}
        </Group>
        <Text size="xs" c="dimmed">
          {meta}
        </Text>
        {children}
      </div>
    </Box>
  );
}

/** Entries under the days they happened on. */
export function Timeline<Entry extends { id: string; at: string }>({
  entries,
  render,
}: {
  entries: readonly Entry[];
  render: (entry: Entry) => ReactNode;
}) {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayjs(entry.at).format('YYYY-MM-DD');
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days.map(({ day, entries: ofDay }) => (
    <section key={day} aria-label={dayName(day)}>
      <Text size="xs" fw={600} c="dimmed" mt="sm" mb={4}>
        {dayName(day)}
      </Text>
      <ul className={classes.list}>
        {ofDay.map((entry) => (
          <Fragment key={entry.id}>{render(entry)}</Fragment>
        ))}
      </ul>
    </section>
  ));
}

function dayName(day: string): string {
  const distance = dayjs(day).diff(dayjs().startOf('day'), 'day');
  return { 0: 'Today', 1: 'Tomorrow', [-1]: 'Yesterday' }[distance] ?? formatDate(day);
}
