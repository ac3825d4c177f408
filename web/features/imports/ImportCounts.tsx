import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ImportRowFragment } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';

interface ImportCountsProps {
  record: Pick<ImportRowFragment, 'created' | 'updated' | 'skipped' | 'failed'>;
  /** "Will be" before it has happened. */
  ahead?: boolean;
}

/** How many rows end how. */
export function ImportCounts({ record, ahead }: ImportCountsProps) {
  const counts = [
    { key: 'created', label: ahead ? 'To create' : 'Created', count: record.created },
    { key: 'updated', label: ahead ? 'To update' : 'Updated', count: record.updated },
    { key: 'skipped', label: ahead ? 'To skip' : 'Skipped', count: record.skipped },
    { key: 'failed', label: ahead ? 'Cannot be imported' : 'Failed', count: record.failed },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" component="dl" m={0} aria-label="Rows by outcome">
      {counts.map(({ key, label, count }) => (
        <Paper key={key} withBorder p="sm" style={{ display: 'flex', flexDirection: 'column-reverse' }}>
          <Text size="xs" c="dimmed" component="dt">
            {label}
          </Text>
          <Text
            fz={22}
            fw={600}
            component="dd"
            m={0}
            className="tabular"
            data-testid={`count-${key}`}
            c={key === 'failed' && count > 0 ? 'var(--rapport-danger)' : undefined}
          >
            {formatNumber(count)}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
