import { useQuery } from '@apollo/client/react';
import { Group, Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { type AttachmentKind, StorageUseDocument } from '../../gql/graphql';
import { FileIcon, formatBytes, KINDS } from './fileKinds';

/** How much room the files take, of how much there is; by kind on a click. */
export function StorageUse() {
  const { data } = useQuery(StorageUseDocument, { fetchPolicy: 'cache-and-network' });
  const stats = data?.attachmentStats;
  if (!stats) return null;
  const share = Number(stats.quota) ? (Number(stats.used) / Number(stats.quota)) * 100 : 100;
  return (
    <Popover position="bottom-end" shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton w={200}>
          <Text size="xs" c="dimmed" className="tabular">
            {formatBytes(stats.used)} of {formatBytes(stats.quota)} used
          </Text>
          <Progress
            value={share}
            size="sm"
            color={share > 90 ? 'red' : undefined}
            aria-label="Storage used"
          />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          {stats.byKind.map(({ name, count, size }) => (
            <Group key={name} gap="xs" justify="space-between" wrap="nowrap">
              <Group gap={6} wrap="nowrap">
                <FileIcon kind={name} size={16} />
                <Text size="xs">{KINDS[name as AttachmentKind]}</Text>
              </Group>
              <Text size="xs" c="dimmed" className="tabular">
                {count} · {formatBytes(size)}
              </Text>
            </Group>
          ))}
          {!stats.byKind.length && <Text size="xs">No files yet.</Text>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
