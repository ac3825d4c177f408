import { Text } from '@mantine/core';
import type { ActivityRowFragment } from '../../gql/graphql';
import { formatTime } from '../../kit/fields/format';

/** What stands in the box of an activity; the keys find it by its id. */
export function CalendarEvent({
  title,
  activity,
}: {
  title: string;
  activity: ActivityRowFragment | undefined;
}) {
  return (
    <span data-event={activity?.id} style={{ display: 'block', overflow: 'hidden' }}>
      <Text span size="xs" fw={600} truncate display="block">
        {activity?.dueAt && <Text span inherit fw={400}>{`${formatTime(activity.dueAt)} `}</Text>}
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
