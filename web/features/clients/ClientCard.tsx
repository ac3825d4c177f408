import { Group, Text } from '@mantine/core';
import type { ClientRowFragment } from '../../gql/graphql';
import { CardHead } from '../../kit/board/CardHead';
import type { CardMenuState } from '../../kit/board/spec';
import { useSession } from '../../kit/data/session';
import { formatAgo, formatMoney } from '../../kit/fields/format';
import { CLIENT_STATUSES } from './clientFields';

interface ClientCardProps extends CardMenuState {
  client: ClientRowFragment;
}

/** What a card of the board shows: name, industry, open value, owner, and when somebody last spoke to them. */
export function ClientCard({ client, ...menu }: ClientCardProps) {
  const { currency } = useSession();
  const { id, name, industry, owner, status, openAmount, lastEngagedAt } = client;
  const movable = client.viewerCan.includes('update');
  const targets = movable ? CLIENT_STATUSES.filter(({ value }) => value !== status) : [];
  return (
    <div>
      <CardHead {...menu} name={name} href={`/clients/${id}`} targets={targets} />
      {industry && (
        <Text size="xs" c="dimmed" truncate>
          {industry}
        </Text>
      )}
      {Number(openAmount) > 0 && (
        <Text size="sm" fw={600} mt={4} className="tabular">
          {formatMoney(openAmount, currency)} open
        </Text>
      )}
      <Group justify="space-between" mt={4} gap={4} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          {owner?.name ?? 'No owner'}
        </Text>
        <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
          {lastEngagedAt ? formatAgo(lastEngagedAt) : 'No contact yet'}
        </Text>
      </Group>
    </div>
  );
}
