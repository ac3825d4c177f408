import { Text } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCalendarEvent, IconClockHour4 } from '@tabler/icons-react';
import dayjs from 'dayjs';
import type { OpportunityCardFragment } from '../../gql/graphql';
import { formatDate } from '../../kit/fields/format';
import classes from './OpportunityCard.module.css';

type NextStepFlagProps = Pick<OpportunityCardFragment, 'status' | 'nextActivity'>;

/** What is planned for an open opportunity, and whether it is due: icon and words, not only a colour. */
export function NextStepFlag({ status, nextActivity }: NextStepFlagProps) {
  if (status !== 'OPEN') return null;
  const { Icon, color, words } = flagOf(nextActivity);
  return (
    <Text size="xs" c={color} className={classes.next} title={words}>
      <Icon size={12} aria-hidden className={classes.icon} />
      <span className={classes.words}>{words}</span>
    </Text>
  );
}

function flagOf(next: OpportunityCardFragment['nextActivity']) {
  if (!next) return { Icon: IconAlertTriangle, color: 'var(--rapport-warning)', words: 'No next step' };
  const { subject, dueOn } = next;
  if (!dueOn) return { Icon: IconCalendarEvent, color: 'dimmed', words: `No date: ${subject}` };
  const today = dayjs().format('YYYY-MM-DD');
  if (dueOn < today)
    return { Icon: IconAlertCircle, color: 'var(--rapport-danger)', words: `Overdue: ${subject}` };
  if (dueOn === today)
    return { Icon: IconClockHour4, color: 'var(--mantine-color-anchor)', words: `Today: ${subject}` };
  return { Icon: IconCalendarEvent, color: 'dimmed', words: `${formatDate(dueOn)}: ${subject}` };
}
