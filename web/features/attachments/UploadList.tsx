import { ActionIcon, Group, Progress, Stack, Text } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { formatBytes } from './fileKinds';
import type { Upload } from './useUploads';

interface UploadListProps {
  uploads: Upload[];
  onRetry: (key: number) => void;
  onCancel: (key: number) => void;
}

/** Files on their way: how far each is, and what went wrong. */
export function UploadList({ uploads, onRetry, onCancel }: UploadListProps) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Uploads">
      {uploads.map(({ key, file, state, progress, problem }) => (
        <li key={key}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" truncate>
              {file.name}
            </Text>
            <Group gap={2} wrap="nowrap">
              <Text size="xs" c="dimmed" className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {state === 'sending' ? `${Math.round(progress * 100)} %` : formatBytes(file.size)}
              </Text>
              {state === 'failed' && (
                <ActionIcon size={24} aria-label={`Try ${file.name} again`} onClick={() => onRetry(key)}>
                  <IconRefresh size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                size={24}
                aria-label={state === 'failed' ? `Leave ${file.name}` : `Stop ${file.name}`}
                onClick={() => onCancel(key)}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          </Group>
          {state === 'failed' ? (
            <Text size="xs" c="red" role="alert">
              {problem}
            </Text>
          ) : (
            <Progress value={progress * 100} size="xs" aria-label={`Upload of ${file.name}`} />
          )}
        </li>
      ))}
    </Stack>
  );
}
