import { useLazyQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconFileSearch, IconHistory, IconSearch, IconStar } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { SearchDocument } from '../gql/graphql';
import { useRecent } from '../kit/favourites/recent';
import { useFavourites } from '../kit/favourites/useFavourites';
import { sentence } from '../kit/fields/field';
import { useAllCommands } from '../kit/shell/commands';
import { Keys } from '../kit/shell/Keys';
import { paletteStore } from './palette';

const FEW = 7;

interface Hit {
  id: string;
  title: string;
  detail?: string | null;
  url: string;
}

/** Favourites, recents, records and everything that can be done, by typing. `>` shows only actions. */
export function CommandPalette() {
  const { opened } = useSpotlight(paletteStore);
  const [query, setQuery] = useState('');
  const [text] = useDebouncedValue(query.trim(), 150);
  const commands = useAllCommands().filter(({ hidden, when }) => !hidden && (when?.() ?? true));
  const [search, { data, previousData, loading, error }] = useLazyQuery(SearchDocument);
  const { favourites } = useFavourites();
  const recents = useRecent(20, opened);
  const onlyActions = query.startsWith('>');
  const wanted = query.replace(/^>/, '').trim().toLowerCase();
  useEffect(() => {
    if (text.length > 1 && !text.startsWith('>')) void search({ variables: { text } }).catch(() => undefined);
  }, [text, search]);
  const asked = wanted.length > 1 && !onlyActions;
  const groups = asked ? ((data ?? previousData)?.search ?? []) : [];
  const actions = commands.filter(({ label }) => label.toLowerCase().includes(wanted));
  const empty = !wanted && !onlyActions;
  const starred = empty ? favourites.slice(0, FEW) : [];
  const viewed = empty
    ? recents.filter(({ id }) => !starred.some((link) => link.id === id)).slice(0, FEW)
    : [];
  const nothing = !groups.length && !actions.length && !starred.length && !viewed.length;
  const busy = asked && (loading || text.toLowerCase() !== wanted);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={440}
      overlayProps={{ backgroundOpacity: 0.35 }}
      radius={12}
    >
      <Spotlight.Search
        placeholder="Search records, or type > for actions"
        leftSection={<IconSearch size={18} />}
        aria-label="Search or do"
      />
      <Spotlight.ActionsList>
        <Hits
          label="Favourites"
          icon={<IconStar size={18} />}
          hits={starred.map((link) => ({ ...link, detail: link.label }))}
        />
        <Hits
          label="Recently viewed"
          icon={<IconHistory size={18} />}
          hits={viewed.map((link) => ({ ...link, detail: link.label }))}
        />
        {groups.map(({ type, label, hits }) => (
          <Hits
            key={type}
            label={label}
            icon={<IconFileSearch size={18} />}
            hits={hits.map((hit) => ({ ...hit, detail: readable(hit.subtitle) }))}
          />
        ))}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label="Actions">
            {actions.map(({ id, label, icon, keys, run }) => (
              <Spotlight.Action
                key={id}
                leftSection={icon}
                label={label}
                rightSection={keys ? <Keys keys={keys} /> : undefined}
                onClick={() => setTimeout(run)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && (
          <Spotlight.Empty>
            <Text size="sm" c="dimmed">
              {error
                ? 'The search did not answer. Type on to try again.'
                : busy
                  ? 'Searching…'
                  : 'Nothing found. Try another word.'}
            </Text>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Records under a heading; nothing without records. */
function Hits({ label, icon, hits }: { label: string; icon: ReactNode; hits: Hit[] }) {
  const navigate = useNavigate();
  if (!hits.length) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {hits.map(({ id, title, detail, url }) => (
        <Spotlight.Action
          key={id}
          leftSection={icon}
          label={title}
          description={detail ?? undefined}
          onClick={() => navigate(url)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Values of a choice as words. */
const readable = (subtitle: string | null | undefined) =>
  subtitle && /^[A-Z_]{3,}$/.test(subtitle) ? sentence(subtitle) : subtitle;
