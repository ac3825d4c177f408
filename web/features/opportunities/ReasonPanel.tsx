import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReasonFieldsFragment } from '../../gql/graphql';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

interface ReasonPanelProps {
  title: string;
  reasons: ReasonFieldsFragment[];
  currency: string;
  /** What is said when there are none. */
  nothing: string;
}

/** What was said of closed opportunities, most frequent first. */
export function ReasonPanel({ title, reasons, currency, nothing }: ReasonPanelProps) {
  const most = Math.max(...reasons.map(({ count }) => count));
  return (
    <RelatedPanel title={title}>
      {!reasons.length && <Nothing>{nothing}</Nothing>}
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {reasons.map(({ name, count, totalBase }) => (
          <li key={name ?? ''}>
            <Group justify="space-between" wrap="nowrap" gap="xs" align="baseline">
              <Text size="sm" c={name ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
                {name ?? 'No reason given'}
              </Text>
              <Text size="sm" className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {formatNumber(count)}
                {totalBase ? ` · ${formatMoney(totalBase, currency, true)}` : ''}
              </Text>
            </Group>
            <Progress value={(count / most) * 100} size="sm" aria-hidden />
          </li>
        ))}
      </Stack>
    </RelatedPanel>
  );
}
