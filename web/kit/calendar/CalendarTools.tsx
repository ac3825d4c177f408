import { ActionIcon, Anchor, Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { formatDate, formatDay, formatMonth, formatNumber } from '../fields/format';
import { useCommands } from '../shell/commands';
import { type Span, shiftDay, today } from './days';
import type { CalendarState } from './useCalendarState';

interface CalendarToolsProps {
  state: CalendarState;
  days: string[];
  /** What all shown days come to. */
  summary: string;
  phone: boolean;
  /** What has no date, and the filter that shows it. */
  undated: { count: number; filter?: object | null | undefined };
}

/** Which days a list shows, and by which of its dates. */
export function CalendarTools({ state, days, summary, phone, undated }: CalendarToolsProps) {
  const { on, setOn, span, setSpan, field, known } = state;
  const step = (by: number) => setOn(shiftDay(on, by, span));
  const command = (id: string, keys: string, label: string, run: () => void) => ({
    id: `calendar.${id}`,
    label,
    keys,
    scope: 'page' as const,
    group: 'Calendar',
    hidden: true,
    run,
  });
  useCommands([
    command('today', '.', 'Today', () => setOn(today())),
    command('before', 'ArrowLeft', 'Earlier', () => step(-1)),
    command('after', 'ArrowRight', 'Later', () => step(1)),
  ]);
  return (
    <Group gap="xs" justify="space-between">
      <Group gap="xs">
        <Group gap={4} wrap="nowrap">
          <ActionIcon size={30} variant="default" aria-label="Earlier" onClick={() => step(-1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Button size="xs" variant="default" onClick={() => setOn(today())}>
            Today
          </Button>
          <ActionIcon size={30} variant="default" aria-label="Later" onClick={() => step(1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
        <Text component="h2" fw={600} aria-live="polite">
          {span === 'month'
            ? formatMonth(on)
            : `${formatDay(days[0] ?? on)} – ${formatDate(days.at(-1) ?? on)}`}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          {summary}
        </Text>
        {undated.count > 0 && <Undated {...undated} />}
      </Group>
      <Group gap="xs">
        {known.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label="Date"
            value={field?.key}
            data={known.map(({ key, label }) => ({ value: key, label }))}
            onChange={({ currentTarget }) => state.setField(currentTarget.value)}
          />
        )}
        {!phone && (
          <SegmentedControl
            size="xs"
            aria-label="Days"
            value={span}
            onChange={(next) => setSpan(next as Span)}
            data={[
              { value: 'month', label: 'Month' },
              { value: 'week', label: 'Week' },
            ]}
          />
        )}
      </Group>
    </Group>
  );
}

/** Leads to the list of what a calendar has no place for. */
function Undated({ count, filter }: CalendarToolsProps['undated']) {
  const [params] = useSearchParams();
  const list = new URLSearchParams(params);
  list.set('layout', 'list');
  list.set('f', JSON.stringify(filter));
  return (
    <Anchor component={Link} to={{ search: `${list}` }} size="sm" className="tabular">
      {`${formatNumber(count)} without a date`}
    </Anchor>
  );
}
