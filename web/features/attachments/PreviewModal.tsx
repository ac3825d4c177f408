import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Center, Group, Loader, Modal, Text } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { AttachmentAddressesDocument, type AttachmentRowFragment } from '../../gql/graphql';
import { startDownload } from '../../kit/data/startDownload';
import { ErrorState } from '../../kit/list/faces';
import { FileStrip } from './FileStrip';
import { formatBytes } from './fileKinds';
import { Preview } from './Preview';

interface PreviewModalProps {
  /** What next and previous go through. */
  files: Pick<AttachmentRowFragment, 'id' | 'fileName'>[];
  shown: string | null;
  onShow: (id: string | null) => void;
}

/** A file in full size, with the way to its neighbours. */
export function PreviewModal({ files, shown, onShow }: PreviewModalProps) {
  const phone = useMediaQuery('(max-width: 48em)');
  const at = files.findIndex(({ id }) => id === shown);
  const previous = files[at - 1]?.id;
  const next = at < 0 ? undefined : files[at + 1]?.id;
  const go = (id: string | undefined) => id && onShow(id);
  useHotkeys(
    shown
      ? [
          ['ArrowLeft', () => go(previous)],
          ['ArrowRight', () => go(next)],
        ]
      : [],
  );
  const { data, error, loading, refetch } = useQuery(AttachmentAddressesDocument, {
    variables: { id: shown ?? '' },
    skip: !shown,
    fetchPolicy: 'no-cache',
  });
  const file = data?.attachment?.id === shown ? data?.attachment : null;
  return (
    <Modal
      opened={Boolean(shown)}
      onClose={() => onShow(null)}
      title={file?.fileName ?? files[at]?.fileName ?? 'File'}
      size="min(1100px, 94vw)"
      fullScreen={phone}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : file ? (
        <Preview key={file.id} file={file} />
      ) : loading ? (
        <Center h="60vh">
          <Loader aria-label="Loading" />
        </Center>
      ) : (
        <Text>This file is no longer there.</Text>
      )}
      {shown && <FileStrip files={files} shown={shown} onShow={onShow} />}
      <Group justify="space-between" mt="md" gap="xs">
        <Text size="xs" c="dimmed">
          {file && `${formatBytes(file.size)} · ${file.mimeType}`}
        </Text>
        <Group gap="xs">
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Previous file"
            disabled={!previous}
            onClick={() => go(previous)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Next file"
            disabled={!next}
            onClick={() => go(next)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
          <Button
            size="xs"
            leftSection={<IconDownload size={16} />}
            disabled={!file}
            onClick={() => file && startDownload(file.downloadUrl)}
          >
            Download
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}
