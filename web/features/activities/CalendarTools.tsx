import { ActionIcon, Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useCommands } from '../../kit/shell/commands';
import { type Calendar, VIEWS, type View } from './useCalendar';

const STEPS: Record<Exclude<View, 'people'>, [number, 'day' | 'week' | 'month']> = {
  day: [1, 'day'],
  week: [1, 'week'],
  month: [1, 'month'],
  agenda: [30, 'day'],
};

/** Which days, in which view, and whose. */
export function CalendarTools({ calendar }: { calendar: Calendar }) {
  const phone = useMediaQuery('(max-width: 48em)');
  const { view, setView, span, setSpan, date, setDate, team, setTeam } = calendar;
  const [count, unit] = STEPS[view === 'people' ? span : view];
  const step = (by: number) =>
    setDate(
      dayjs(date)
        .add(by * count, unit)
        .format('YYYY-MM-DD'),
    );
  const today = () => setDate(dayjs().format('YYYY-MM-DD'));
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
    command('today', '.', 'Today', today),
    command('before', 'ArrowLeft', 'Earlier', () => step(-1)),
    command('after', 'ArrowRight', 'Later', () => step(1)),
    ...(Object.keys(VIEWS) as View[]).map((each) =>
      command(each, each.charAt(0), VIEWS[each], () => setView(each)),
    ),
  ]);
  const views = Object.entries(VIEWS).map(([value, label]) => ({ value, label }));
  return (
    <Group gap="xs">
      <Group gap={4} wrap="nowrap">
        <ActionIcon size={30} variant="default" aria-label="Earlier" onClick={() => step(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Button size="xs" variant="default" onClick={today}>
          Today
        </Button>
        <ActionIcon size={30} variant="default" aria-label="Later" onClick={() => step(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      {phone ? (
        <NativeSelect
          size="xs"
          w={90}
          aria-label="View"
          value={view}
          onChange={({ currentTarget }) => setView(currentTarget.value as View)}
          data={views}
        />
      ) : (
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={view}
          onChange={(next) => setView(next as View)}
          data={views}
        />
      )}
      {view === 'people' ? (
        <SegmentedControl
          size="xs"
          aria-label="Days"
          value={span}
          onChange={(next) => setSpan(next as typeof span)}
          data={[
            { value: 'day', label: 'One day' },
            { value: 'week', label: 'Whole week' },
          ]}
        />
      ) : (
        <SegmentedControl
          size="xs"
          aria-label="Whose"
          value={team ? 'team' : 'mine'}
          onChange={(next) => setTeam(next === 'team')}
          data={[
            { value: 'mine', label: 'Mine' },
            { value: 'team', label: 'Everybody' },
          ]}
        />
      )}
    </Group>
  );
}
