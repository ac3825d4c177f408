import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { HomeOpportunitiesDocument, type HomeOpportunityFragment } from '../../gql/graphql';
import { formatDate, formatMoney } from '../../kit/fields/format';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

const REST_DAYS = 14;

/** Opportunities that want attention: soon to close, or resting too long. */
export function NextOpportunities() {
  const { data, error, refetch } = useQuery(HomeOpportunitiesDocument, {
    variables: {
      closing: {
        and: [
          { status: { eq: 'OPEN' } },
          { expectedCloseOn: { lte: dayjs().add(REST_DAYS, 'day').format('YYYY-MM-DD') } },
        ],
      },
      resting: { and: [{ status: { eq: 'OPEN' } }, { stageEnteredAt: { before: `-P${REST_DAYS}D` } }] },
    },
    fetchPolicy: 'cache-and-network',
  });
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={6} />;
  return (
    <Stack>
      <RelatedPanel title="Soon to close" count={data.closing.totalCount}>
        {!data.closing.nodes.length && <Nothing>Nothing closes in the next two weeks.</Nothing>}
        {data.closing.nodes.map((one) => (
          <Row key={one.id} one={one}>
            <IconCalendar size={14} aria-hidden />
            {one.expectedCloseOn && dayjs(one.expectedCloseOn).isBefore(dayjs(), 'day') && 'Late: '}
            {formatDate(one.expectedCloseOn)}
          </Row>
        ))}
      </RelatedPanel>
      <RelatedPanel title="Resting too long" count={data.resting.totalCount}>
        {!data.resting.nodes.length && <Nothing>Everything is moving.</Nothing>}
        {data.resting.nodes.map((one) => (
          <Row key={one.id} one={one} warn={one.freshness !== 'FRESH'}>
            {one.freshness !== 'FRESH' && <IconAlertTriangle size={14} aria-hidden />}
            {dayjs().diff(one.stageEnteredAt, 'day')} days in {one.stage?.name ?? 'its stage'}
          </Row>
        ))}
      </RelatedPanel>
    </Stack>
  );
}

function Row({
  one,
  warn,
  children,
}: {
  one: HomeOpportunityFragment;
  warn?: boolean;
  children: React.ReactNode;
}) {
  return (
    <Group
      justify="space-between"
      wrap="nowrap"
      py={5}
      gap="sm"
      style={{ borderBottom: '1px solid var(--rapport-line)' }}
    >
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} to={`/opportunities/${one.id}`} size="sm" truncate display="block">
          {one.name}
        </Anchor>
        <Text size="xs" c="dimmed" truncate>
          {[one.client?.name, one.stage?.name].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <div style={{ textAlign: 'end', flexShrink: 0 }}>
        <Text size="sm" className="tabular">
          {formatMoney(one.total, one.currency, true)}
        </Text>
        <Text
          size="xs"
          c={warn ? 'var(--rapport-warning)' : 'dimmed'}
          style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}
        >
          {children}
        </Text>
      </div>
    </Group>
  );
}
