import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import {
  IconBookmarks,
  IconHome,
  IconHomeOff,
  IconPencil,
  IconPinned,
  IconPinnedOff,
  IconPlus,
  IconStar,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react';
import { ChooseViewDocument, DeleteViewDocument, type ViewFieldsFragment } from '../../gql/graphql';
import { useSession } from '../data/session';
import { useAction } from '../data/useAction';
import { useFavourites } from '../favourites/useFavourites';

interface ViewMenuProps {
  views: ViewFieldsFragment[];
  current: ViewFieldsFragment | null;
  onOpen: (view: ViewFieldsFragment | null) => void;
  onEdit: () => void;
  onCreate: () => void;
}

/** All views of a list, and what can be done with the open one. */
export function ViewMenu({ views, current, onOpen, onEdit, onCreate }: ViewMenuProps) {
  const { userId } = useSession();
  const { run } = useAction();
  const { favourites, set } = useFavourites();
  const starred = favourites.some(({ id }) => id === current?.id);
  const choose = (input: { pinned?: boolean; isDefault?: boolean }) =>
    current && void run(ChooseViewDocument, { input: { id: current.id, ...input } }, { refetch: ['Views'] });
  const remove = async () => {
    if (!current) return;
    const done = await run(
      DeleteViewDocument,
      { id: current.id },
      { done: `${current.name} deleted`, refetch: ['Views'] },
    );
    if (done) onOpen(null);
  };
  const mine = views.filter(({ ownerId }) => ownerId === userId);
  const shared = views.filter(({ ownerId }) => ownerId !== userId);
  return (
    <Menu position="bottom-start" withinPortal width={260}>
      <Menu.Target>
        <Tooltip label="Views">
          <ActionIcon variant="subtle" color="gray" size={28} aria-label="Views">
            <IconBookmarks size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {[
          { label: 'My views', ones: mine },
          { label: 'Shared with me', ones: shared },
        ].map(
          ({ label, ones }) =>
            ones.length > 0 && (
              <div key={label}>
                <Menu.Label>{label}</Menu.Label>
                {ones.map((view) => (
                  <Menu.Item key={view.id} onClick={() => onOpen(view)}>
                    {view.name}
                    {view.ownerId !== userId && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        · {view.owner?.name}
                      </Text>
                    )}
                  </Menu.Item>
                ))}
              </div>
            ),
        )}
        {views.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconPlus size={14} />} onClick={onCreate}>
          Save as new view
        </Menu.Item>
        {current && (
          <>
            <Menu.Label>{current.name}</Menu.Label>
            <Menu.Item
              leftSection={current.pinned ? <IconPinnedOff size={14} /> : <IconPinned size={14} />}
              onClick={() => choose({ pinned: !current.pinned })}
            >
              {current.pinned ? 'Unpin' : 'Pin as tab'}
            </Menu.Item>
            <Menu.Item
              leftSection={current.isDefault ? <IconHomeOff size={14} /> : <IconHome size={14} />}
              onClick={() => choose({ isDefault: !current.isDefault })}
            >
              {current.isDefault ? 'Do not open first' : 'Open first'}
            </Menu.Item>
            <Menu.Item
              leftSection={starred ? <IconStarOff size={14} /> : <IconStar size={14} />}
              onClick={() => void set('SavedView', current.id, !starred)}
            >
              {starred ? 'Remove from favourites' : 'Add to favourites'}
            </Menu.Item>
            {current.viewerCan.includes('update') && (
              <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
                Rename or share
              </Menu.Item>
            )}
            {current.viewerCan.includes('delete') && (
              <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => void remove()}>
                Delete
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
