import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { RecordRow } from './recordKind';
import type { RecordState } from './useRecord';

/** What can be done with every record: edit it, delete it. */
export function RecordActions<Row extends RecordRow>({
  record,
  onEdit,
}: {
  record: RecordState<Row>;
  onEdit: () => void;
}) {
  return (
    <>
      {record.can('update') && (
        <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
          Edit
        </Button>
      )}
      {record.can('delete') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label="More actions">
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              c="var(--rapport-danger)"
              leftSection={<IconTrash size={16} />}
              onClick={() => void record.remove()}
            >
              Delete {record.kind.noun}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
