import { Progress as Bar, Group, Text } from '@mantine/core';
import type { ImportFieldsFragment } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';
import type { Progress } from './useImport';

const DOING: Partial<Record<ImportFieldsFragment['status'], string>> = {
  CHECKING: 'Checking the rows',
  RUNNING: 'Importing',
  PAUSED: 'Paused',
  UNDOING: 'Undoing',
};

/** How far the server is; the live numbers when there are any. */
export function ImportProgress({
  record,
  progress,
}: {
  record: ImportFieldsFragment;
  progress: Progress | null;
}) {
  const undoing = record.status === 'UNDOING';
  const total = progress?.total ?? (undoing ? record.created + record.updated : record.rowCount);
  const done = Math.min(progress?.done ?? (undoing ? 0 : record.processed), total);
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  const paused = record.status === 'PAUSED';
  const label = DOING[record.status] ?? '';
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={500} role="status">
          {progress?.message ?? (paused ? label : `${label}…`)}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          {formatNumber(done)} of {formatNumber(total)} · {percent} %
        </Text>
      </Group>
      <Bar.Root size="lg" radius="sm">
        <Bar.Section value={percent} aria-label={label} animated={!paused} striped={!paused} />
      </Bar.Root>
    </div>
  );
}
