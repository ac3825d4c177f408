import { Group, Stack, Text } from '@mantine/core';
import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { formatMoney, formatRate } from '../../kit/fields/format';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** The money of an opportunity: total, in base currency when that differs, and weighted. */
export function AmountsPanel({ record }: { record: OpportunityFieldsFragment }) {
  const { currency } = useSession();
  const rows: [string, string][] = [
    ['Amount', formatMoney(record.amount, record.currency)],
    ...(Number(record.discount)
      ? ([['Discount', `− ${formatMoney(record.discount, record.currency)}`]] as [string, string][])
      : []),
    ...(Number(record.tax)
      ? ([['Tax', formatMoney(record.tax, record.currency)]] as [string, string][])
      : []),
    [`Probability`, `${record.probability} %`],
    ['Weighted', formatMoney(record.weightedBase, currency)],
  ];
  return (
    <RelatedPanel title="Value">
      <Text fz={24} fw={600} className="tabular">
        {formatMoney(record.total, record.currency)}
      </Text>
      {record.currency !== currency && (
        <Text size="xs" c="dimmed">
          {formatMoney(record.totalBase, currency)} at {formatRate(record.rateToBase)}
        </Text>
      )}
      <Stack gap={2} mt="xs">
        {rows.map(([label, value]) => (
          <Group key={label} justify="space-between">
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text size="sm" className="tabular">
              {value}
            </Text>
          </Group>
        ))}
      </Stack>
    </RelatedPanel>
  );
}
