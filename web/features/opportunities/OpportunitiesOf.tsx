import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import {
  OpportunitiesOfDocument,
  type OpportunitiesOfQuery,
  type OpportunityFilter,
} from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { counted, formatDate, formatMoney } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { OPPORTUNITY_STATUS_COLORS } from './opportunityFields';

type Row = OpportunitiesOfQuery['opportunities']['nodes'][number];

/** A choice of opportunities: how the address calls it, a name, and what holds for them. */
export interface OpportunityChoice {
  key: string;
  label: string;
  filter: OpportunityFilter;
}

const PAGE = 20;

/** The opportunities of another record, in all pipelines, by how they stand: `?which=won`. */
export function OpportunitiesOf({ choices }: { choices: OpportunityChoice[] }) {
  const [params, setParams] = useSearchParams();
  const chosen = choices.find(({ key }) => key === params.get('which')) ?? choices[0];
  const result = useQuery(OpportunitiesOfDocument, {
    variables: { filter: chosen?.filter, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label="Which opportunities"
        style={{ alignSelf: 'flex-start' }}
        data={choices.map(({ key, label }) => ({ value: key, label }))}
        value={chosen?.key}
        onChange={(which) => setParams({ ...Object.fromEntries(params), which }, { replace: true })}
      />
      <Loaded result={result}>
        {({ opportunities: { nodes, totalCount, pageInfo } }) => (
          <>
            {nodes.length ? <Rows rows={nodes} /> : <Nothing>No opportunities.</Nothing>}
            <Group justify="space-between">
              {totalCount > 0 && (
                <Text size="xs" c="dimmed" role="status">
                  {counted(totalCount, 'opportunities')}
                </Text>
              )}
              {pageInfo.hasNextPage && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => void result.fetchMore({ variables: { after: pageInfo.endCursor } })}
                >
                  Show more
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Opportunity</Table.Th>
            <Table.Th>Stage</Table.Th>
            <Table.Th ta="end">Total</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component={Link} to={`/opportunities/${row.id}`} size="sm">
                  {row.name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {row.client?.name && `${row.client.name} · `}
                  {formatDate(row.closedOn ?? row.openedOn)}
                </Text>
              </Table.Td>
              <Table.Td>
                {row.status === 'OPEN' ? (
                  row.stage?.name
                ) : (
                  <Badge color={OPPORTUNITY_STATUS_COLORS[row.status]}>{sentence(row.status)}</Badge>
                )}
              </Table.Td>
              <Table.Td ta="end" className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {formatMoney(row.total, row.currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
