import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { Link, NavLink } from 'react-router';
import type { RecordLinkFieldsFragment } from '../gql/graphql';
import { announce } from '../kit/data/announce';
import { useSession } from '../kit/data/session';
import { moved } from '../kit/list/moved';
import { useReorder } from '../kit/list/useReorder';
import classes from './FavouritesNav.module.css';

interface FavouritesNavProps {
  rail: boolean;
  favourites: RecordLinkFieldsFragment[];
  onOrder: (ids: string[]) => Promise<void>;
}

/** The viewer's favourites in the navigation, in their order: dragged, or moved by Alt and an arrow. */
export function FavouritesNav({ rail, favourites, onOrder }: FavouritesNavProps) {
  const { viewingAs } = useSession();
  const help = useId();
  if (rail) return <FavouritesMenu favourites={favourites} />;
  const ids = favourites.map(({ id }) => id);
  const move = (id: string, to: number) => {
    const next = moved(ids, id, to);
    if (next.join() === ids.join()) return;
    const title = favourites.find((link) => link.id === id)?.title;
    announce(`${title} moved to position ${next.indexOf(id) + 1} of ${next.length}`);
    void onOrder(next);
  };
  return (
    <section aria-label="Favourites">
      <Text size="xs" c="dimmed" fw={500} px={10} pt={14} pb={4}>
        Favourites
      </Text>
      <p id={help} hidden>
        Alt and an arrow key move it up or down.
      </p>
      <ol className={classes.list}>
        {favourites.map((link, index) => (
          <Favourite key={link.id} {...{ link, index, help }} enabled={!viewingAs} onMove={move} />
        ))}
      </ol>
    </section>
  );
}

interface FavouriteProps {
  link: RecordLinkFieldsFragment;
  index: number;
  help: string;
  enabled: boolean;
  onMove: (id: string, to: number) => void;
}

function Favourite({ link: { id, title, label, url }, index, help, enabled, onMove }: FavouriteProps) {
  const { ref, edge, dragging } = useReorder({ kind: 'favourite', id, index, enabled, onMove });
  const byKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey || !enabled) return;
    event.preventDefault();
    onMove(id, Math.max(index + by, 0));
  };
  return (
    <li ref={ref} className={classes.item} data-dragging={dragging || undefined}>
      <NavLink
        to={url}
        className={classes.link}
        title={`${title} · ${label}`}
        draggable={false}
        aria-describedby={help}
        onKeyDown={byKey}
      >
        {title}
      </NavLink>
      {edge && <span className={classes.edge} data-edge={edge} />}
    </li>
  );
}

/** The favourites behind a star, where the navigation is narrow. */
function FavouritesMenu({ favourites }: { favourites: RecordLinkFieldsFragment[] }) {
  return (
    <Menu position="right-start" width={240}>
      <Menu.Target>
        <Tooltip label="Favourites" position="right">
          <ActionIcon variant="subtle" color="gray" size={36} mx={2} mt={8} aria-label="Favourites">
            <IconStar size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {favourites.map(({ id, title, url }) => (
          <Menu.Item key={id} component={Link} to={url}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
