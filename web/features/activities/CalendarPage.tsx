import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../kit/list/faces';
import { Page } from '../../kit/shell/Page';
import { CalendarTools } from './CalendarTools';
import { useCalendar } from './useCalendar';

const CalendarView = lazy(async () => ({ default: (await import('./CalendarView')).CalendarView }));

/** Activities by day, week, month or as an agenda. */
export function CalendarPage() {
  const calendar = useCalendar();
  return (
    <Page
      title="Calendar"
      beside={<Text c="dimmed">{calendar.period}</Text>}
      actions={<CalendarTools calendar={calendar} />}
    >
      <Suspense fallback={<SkeletonRows rows={12} height={48} />}>
        <CalendarView calendar={calendar} />
      </Suspense>
    </Page>
  );
}
