import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { LeadRowFragment } from '../../gql/graphql';
import { CardMenu } from '../../kit/board/CardMenu';
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
      <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <Text
          component={Link}
          to={`/leads/${id}`}
          size="sm"
          fw={600}
          c="inherit"
          tabIndex={-1}
          draggable={false}
          lineClamp={2}
        >
          {name}
        </Text>
        <CardMenu {...menu} name={name} href={`/leads/${id}`} targets={targets} />
      </Group>
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
