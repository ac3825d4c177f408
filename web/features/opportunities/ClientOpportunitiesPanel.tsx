import { useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { ClientOpportunitiesDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { formatDate, formatMoney } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** The opportunities of a client, beside its page. */
export function ClientOpportunitiesPanel({ clientId }: { clientId: string }) {
  const [, setParams] = useSearchParams();
  const { data } = useQuery(ClientOpportunitiesDocument, { variables: { clientId, first: 5 } });
  const list = data?.client?.opportunities;
  return (
    <RelatedPanel
      title="Opportunities"
      count={list?.totalCount}
      action={
        <Can permission="opportunity.create">
          <ActionIcon
            size={24}
            aria-label="Create opportunity"
            onClick={() => setParams({ new: 'opportunity', clientId })}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </Can>
      }
    >
      {list && !list.nodes.length && <Nothing>No opportunities yet.</Nothing>}
      <Stack gap="xs">
        {list?.nodes.map((one) => (
          <div key={one.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Anchor component={Link} to={`/opportunities/${one.id}`} size="sm" truncate>
                {one.name}
              </Anchor>
              <Text size="sm" className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {formatMoney(one.total, one.currency, true)}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              {one.stage?.name}
              {one.expectedCloseOn && one.status === 'OPEN' && ` · ${formatDate(one.expectedCloseOn)}`}
            </Text>
          </div>
        ))}
      </Stack>
      {list && list.totalCount > 5 && (
        <Anchor
          component={Link}
          to={`/pipeline?layout=list&f=${encodeURIComponent(JSON.stringify({ and: [{ clientId: { in: [clientId] } }] }))}`}
          size="xs"
        >
          See all
        </Anchor>
      )}
    </RelatedPanel>
  );
}
