import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import {
  DeleteInteractionDocument,
  type InteractionFieldsFragment,
  PinInteractionDocument,
} from '../../gql/graphql';
import { useCustomFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { mailtoOf, replyOf } from './replyOf';

interface InteractionMenuProps {
  interaction: InteractionFieldsFragment;
  onChanged: () => void;
  /** Whether fields without a value are shown too. */
  allFields: boolean;
  onFields: (all: boolean) => void;
}

/** What else the viewer may do to an interaction. */
export function InteractionMenu({ interaction, onChanged, allFields, onFields }: InteractionMenuProps) {
  const { run } = useAction();
  const { id, version, subject, pinned, viewerCan } = interaction;
  const { email } = useSession();
  const custom = useCustomFields('Interaction');
  const isEmail = interaction.type === 'EMAIL';
  if (!viewerCan.includes('pin') && !viewerCan.includes('delete') && !isEmail && !custom.length) return null;
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
        {isEmail && (
          <Menu.Item component="a" href={mailtoOf(replyOf(interaction, email))}>
            Reply in mail program
          </Menu.Item>
        )}
        {custom.length > 0 && (
          <Menu.Item onClick={() => onFields(!allFields)}>
            {allFields ? 'Hide empty fields' : 'Show all fields'}
          </Menu.Item>
        )}
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
