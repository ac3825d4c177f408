import { Text } from '@mantine/core';
import dayjs from 'dayjs';
import { formatTime } from '../../kit/fields/format';
import type { DrawnEvent } from './calendarEvents';

/** What stands in the box of an activity; the keys find it by its id. */
export function CalendarEvent({ id, title, start, payload: { activity } = {} }: DrawnEvent) {
  return (
    <span data-event={id} style={{ display: 'block', overflow: 'hidden' }}>
      <Text span size="xs" fw={600} truncate display="block">
        {activity?.dueAt && <Text span inherit fw={400}>{`${formatTime(dayjs(start).toISOString())} `}</Text>}
        {title}
      </Text>
      {activity?.client && (
        <Text span size="xs" truncate display="block">
          {activity.client.name}
        </Text>
      )}
    </span>
  );
}
