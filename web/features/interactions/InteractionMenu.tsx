import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import {
  DeleteInteractionDocument,
  type InteractionFieldsFragment,
  PinInteractionDocument,
} from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';

interface InteractionMenuProps {
  interaction: InteractionFieldsFragment;
  onChanged: () => void;
}

/** What else the viewer may do to an interaction. */
export function InteractionMenu({ interaction, onChanged }: InteractionMenuProps) {
  const { run } = useAction();
  const { id, version, subject, pinned, viewerCan } = interaction;
  if (!viewerCan.includes('pin') && !viewerCan.includes('delete')) return null;
  const pin = async () => {
    const done = pinned ? 'Unpinned' : 'Pinned';
    if (await run(PinInteractionDocument, { id, pinned: !pinned }, { done })) onChanged();
  };
  const remove = async () => {
    if (await run(DeleteInteractionDocument, { id, version }, { done: `${subject} deleted` })) onChanged();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`Actions for ${subject}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {viewerCan.includes('pin') && (
          <Menu.Item onClick={() => void pin()}>{pinned ? 'Unpin' : 'Pin'}</Menu.Item>
        )}
        {viewerCan.includes('delete') && (
          <Menu.Item c="var(--rapport-danger)" onClick={() => void remove()}>
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
