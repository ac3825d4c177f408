import { Group, Text } from '@mantine/core';
import type { LeadRowFragment } from '../../gql/graphql';
import { CardHead } from '../../kit/board/CardHead';
import type { CardMenuState } from '../../kit/board/spec';
import { choicesOf } from '../../kit/fields/field';
import { FirstResponse } from './FirstResponse';
import { LEAD_STATUSES } from './leadFields';
import { ScoreBadge } from './ScoreBadge';

interface LeadCardProps extends CardMenuState {
  lead: LeadRowFragment;
}

const STATUSES = choicesOf(LEAD_STATUSES);

/** What a card of the board shows: name, company, score, owner, and when an answer is due. */
export function LeadCard({ lead, ...menu }: LeadCardProps) {
  const { id, name, companyName, owner, status } = lead;
  const movable = lead.viewerCan.includes('update');
  const targets = movable ? STATUSES.filter(({ value }) => value !== status) : [];
  return (
    <div>
      <CardHead {...menu} name={name} href={`/leads/${id}`} targets={targets} />
      {companyName && companyName !== name && (
        <Text size="xs" c="dimmed" truncate>
          {companyName}
        </Text>
      )}
      <Group mt={4}>
        <ScoreBadge lead={lead} />
      </Group>
      <Group justify="space-between" mt={4} gap={4} wrap="nowrap" fz="xs">
        <Text size="xs" c="dimmed" truncate>
          {owner?.name ?? 'No owner'}
        </Text>
        <FirstResponse lead={lead} />
      </Group>
    </div>
  );
}
