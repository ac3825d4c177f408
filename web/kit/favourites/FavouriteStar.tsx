import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { announce } from '../data/announce';
import { useSession } from '../data/session';
import { useFavourites } from './useFavourites';

interface FavouriteStarProps {
  type: string;
  id: string;
  name: string;
  size?: number;
}

/** The star beside the name of a record: on means it stands among the viewer's favourites. */
export function FavouriteStar({ type, id, name, size = 36 }: FavouriteStarProps) {
  const { favourites, set } = useFavourites();
  const { viewingAs } = useSession();
  const starred = favourites.some((link) => link.id === id);
  if (viewingAs) return null;
  const toggle = async () => {
    await set(type, id, !starred);
    announce(starred ? `${name} removed from favourites` : `${name} added to favourites`);
  };
  return (
    <Tooltip label={starred ? 'Remove from favourites' : 'Add to favourites'}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={size}
        aria-label={`Favourite: ${name}`}
        aria-pressed={starred}
        onClick={() => void toggle()}
      >
        {starred ? (
          <IconStarFilled size={18} color="var(--mantine-color-yellow-9)" />
        ) : (
          <IconStar size={18} />
        )}
      </ActionIcon>
    </Tooltip>
  );
}
