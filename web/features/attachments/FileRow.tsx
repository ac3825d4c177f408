import { ActionIcon, Anchor, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type AttachmentRowFragment, DeleteAttachmentDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { Ago } from '../../kit/fields/FieldValue';
import { EditFile } from './EditFile';
import classes from './FileRow.module.css';
import { formatBytes } from './fileKinds';
import { RecordOf, recordOf } from './recordOf';
import { Thumbnail } from './Thumbnail';
import { useDownload } from './useDownload';
import type { FileLink } from './useUploads';

interface FileRowProps {
  file: AttachmentRowFragment;
  /** The record whose page this is: other records are named. */
  home: FileLink;
  onShow: () => void;
  onGone: () => void;
}

/** A file of a record. */
export function FileRow({ file, home, onShow, onGone }: FileRowProps) {
  const { run } = useAction();
  const download = useDownload();
  const [editing, setEditing] = useState(false);
  const record = recordOf(file);
  const elsewhere = record && !Object.values(home).includes(record.id);
  const remove = async () => {
    const { id, version } = file;
    if (await run(DeleteAttachmentDocument, { id, version }, { done: `${file.fileName} deleted` })) onGone();
  };
  return (
    <Group component="li" className={classes.row} justify="space-between" wrap="nowrap" gap="xs">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
        <Thumbnail file={file} size={36} />
        <div style={{ minWidth: 0 }}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            ta="start"
            onClick={onShow}
            className={classes.name}
          >
            {file.fileName}
          </Anchor>
          {file.description && (
            <Text size="xs" lineClamp={2}>
              {file.description}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {formatBytes(file.size)} · {file.uploadedBy?.name ?? 'Somebody'} · <Ago at={file.createdAt} />
            {elsewhere && (
              <>
                {' · '}
                <RecordOf file={file} />
              </>
            )}
          </Text>
        </div>
      </Group>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={30} aria-label={`Actions for ${file.fileName}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void download(file.id)}>
            Download
          </Menu.Item>
          {file.viewerCan.includes('update') && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              Edit name and description
            </Menu.Item>
          )}
          {file.viewerCan.includes('delete') && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void remove()}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <EditFile file={file} opened={editing} onClose={() => setEditing(false)} />
    </Group>
  );
}
