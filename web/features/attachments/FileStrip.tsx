import { useFragment } from '@apollo/client/react';
import { Group, UnstyledButton } from '@mantine/core';
import { AttachmentRowFragmentDoc } from '../../gql/graphql';
import { Thumbnail } from './Thumbnail';

/** How many neighbours are shown on either side. */
const AROUND = 6;

interface FileStripProps {
  files: { id: string }[];
  shown: string;
  onShow: (id: string) => void;
}

/** The files around the one that is shown, in small: those that a list has already loaded. */
export function FileStrip({ files, shown, onShow }: FileStripProps) {
  const at = files.findIndex(({ id }) => id === shown);
  if (at < 0 || files.length < 2) return null;
  return (
    <Group gap={4} mt="sm" p={4} justify="center" wrap="nowrap" style={{ overflowX: 'auto' }}>
      {files.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(({ id }) => (
        <StripItem key={id} id={id} current={id === shown} onShow={onShow} />
      ))}
    </Group>
  );
}

function StripItem({ id, current, onShow }: { id: string; current: boolean; onShow: (id: string) => void }) {
  const { data, complete } = useFragment({
    fragment: AttachmentRowFragmentDoc,
    fragmentName: 'AttachmentRow',
    from: { __typename: 'Attachment', id },
  });
  if (!complete) return null;
  return (
    <UnstyledButton
      aria-label={`Show ${data.fileName}`}
      aria-current={current}
      p={2}
      style={{
        borderRadius: 6,
        outline: current ? '2px solid var(--mantine-primary-color-filled)' : undefined,
      }}
      onClick={() => onShow(id)}
    >
      <Thumbnail file={data} size={40} />
    </UnstyledButton>
  );
}
