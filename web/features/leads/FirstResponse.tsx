import { Text } from '@mantine/core';
import dayjs from 'dayjs';
import type { LeadRowFragment } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';

type Clock = Pick<LeadRowFragment, 'respondBy' | 'firstRespondedAt' | 'createdAt' | 'status'>;

/** The clock of the first answer: how long it took, when it is due, or how late it is. */
export function FirstResponse({ lead }: { lead: Clock }) {
  const { respondBy, firstRespondedAt, createdAt, status } = lead;
  if (firstRespondedAt)
    return (
      <Text span inherit c="dimmed">
        After {duration(dayjs(firstRespondedAt).diff(createdAt, 'minute'))}
      </Text>
    );
  if (!respondBy || status !== 'NEW') return null;
  const late = dayjs(respondBy).isBefore(dayjs());
  return (
    <Text span inherit c={late ? 'var(--rapport-danger)' : undefined}>
      {late ? 'Overdue: ' : 'Due '}
      <Ago at={respondBy} />
    </Text>
  );
}

function duration(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, minutes)} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} days`;
}
