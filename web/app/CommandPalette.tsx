import { useLazyQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconFileSearch, IconHistory, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { SearchDocument } from '../gql/graphql';
import { recentRecords } from '../kit/data/recent';
import { useSession } from '../kit/data/session';
import { useAllCommands } from '../kit/shell/commands';
import { Keys } from '../kit/shell/Keys';
import { paletteStore } from './palette';

/** Recents, records and everything that can be done, by typing. `>` shows only actions. */
export function CommandPalette() {
  const [query, setQuery] = useState('');
  const [text] = useDebouncedValue(query.trim(), 150);
  const navigate = useNavigate();
  const { organizationId } = useSession();
  const commands = useAllCommands().filter(({ hidden, when }) => !hidden && (when?.() ?? true));
  const [search, { data, previousData }] = useLazyQuery(SearchDocument);
  const onlyActions = query.startsWith('>');
  const wanted = query.replace(/^>/, '').trim().toLowerCase();
  useEffect(() => {
    if (text && !text.startsWith('>')) void search({ variables: { text } }).catch(() => undefined);
  }, [text, search]);
  const groups =
    wanted && !onlyActions ? ((data ?? previousData)?.search ?? []).filter(({ hits }) => hits.length) : [];
  const actions = commands.filter(({ label }) => label.toLowerCase().includes(wanted));
  const recents = wanted || onlyActions ? [] : recentRecords(organizationId).slice(0, 5);
  const nothing = !groups.length && !actions.length && !recents.length;
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
        {recents.length > 0 && (
          <Spotlight.ActionsGroup label="Recent">
            {recents.map(({ id, title, type, url }) => (
              <Spotlight.Action
                key={id}
                leftSection={<IconHistory size={18} />}
                label={title}
                description={type}
                onClick={() => navigate(url)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.type} label={group.label}>
            {group.hits.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                leftSection={<IconFileSearch size={18} />}
                label={hit.title}
                description={hit.subtitle ?? undefined}
                onClick={() => navigate(hit.url)}
              />
            ))}
          </Spotlight.ActionsGroup>
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
              Nothing found. Try another word.
            </Text>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
