import { Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { isOpen } from './activityTypes';
import { dueWords, isLate } from './due';

/** When an activity is due, in red when that has passed. */
export function DueText({
  activity,
}: {
  activity: Pick<ActivityRowFragment, 'dueOn' | 'dueAt' | 'status' | 'recurrence'>;
}) {
  const words = dueWords(activity);
  if (!words) return null;
  const late = isOpen(activity) && isLate(activity);
  return (
    <Text span inherit c={late ? 'var(--rapport-danger)' : undefined} style={{ whiteSpace: 'nowrap' }}>
      <time dateTime={activity.dueAt ?? activity.dueOn ?? undefined}>{words}</time>
      {activity.recurrence && (
        <IconRepeat size={13} aria-label="Repeats" style={{ marginInlineStart: 4, verticalAlign: '-2px' }} />
      )}
    </Text>
  );
}
