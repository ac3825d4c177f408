import { useApolloClient, useQuery } from '@apollo/client/react';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { InteractionType, TimelineChangeFieldsFragment, TimelineKind } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { useLive } from '../../kit/data/useLive';
import { TIMELINES, type TimelineNoun } from './timelineNouns';

/** What of a timeline is shown; CHANGE stands for the changes of records. */
export interface TimelineFilter {
  types: string[];
  person: string | null;
  search: string;
  /** The day to begin with: later entries are left out. */
  day: string | null;
}

const EVERYTHING: TimelineFilter = { types: [], person: null, search: '', day: null };

/** The entries of a timeline, live: one's own come at once, those of others are counted until one asks for them. */
export function useTimeline(noun: TimelineNoun, id: string) {
  const client = useApolloClient();
  const { userId } = useSession();
  const { query, changed } = TIMELINES[noun];
  const [filter, setFilter] = useState(EVERYTHING);
  const [fresh, setFresh] = useState<string[]>([]);
  const variables = { id, ...variablesOf(filter) };
  const { data, previousData, error, refetch, fetchMore } = useQuery(query, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const subject = (data ?? previousData)?.subject;
  const reload = () => {
    setFresh([]);
    return refetch().catch(() => undefined);
  };
  const isKnown = (entry: Entry) =>
    client.cache
      .readQuery({ query, variables })
      ?.subject?.timeline.nodes.some(
        (node) => node.id === entry.id || node.thread?.earlier.some((each) => each.id === entry.id),
      );
  useLive(
    changed,
    { id },
    {
      seqOf: ({ change }) => change?.seq,
      onData: ({ change }) => {
        if (!change) return;
        const { entry } = change;
        // Pins change what stands on top, a deletion what is there at all: both are read again.
        if (!entry || !/[.](created|updated)$/.test(change.name)) return void reload();
        if (isKnown(entry)) return void keep(entry);
        if (authorOf(entry) === userId) return void reload();
        setFresh((known) => (known.includes(entry.id) ? known : [...known, entry.id]));
      },
    },
  );
  /** An interaction that is on the screen already is shown as it is now. */
  const keep = ({ interaction }: Entry) => {
    if (interaction)
      client.cache.modify({ id: client.cache.identify(interaction), fields: patchOf(interaction) });
  };
  return {
    subject,
    error,
    filter,
    fresh: fresh.length,
    filtered: JSON.stringify(filter) !== JSON.stringify(EVERYTHING),
    change: (patch: Partial<TimelineFilter>) => setFilter((old) => ({ ...old, ...patch })),
    clear: () => setFilter(EVERYTHING),
    reload,
    more: () => {
      const after = subject?.timeline.pageInfo.endCursor;
      return fetchMore({ variables: { after, more: true } });
    },
  };
}

type Entry = NonNullable<TimelineChangeFieldsFragment['entry']>;

const authorOf = ({ interaction, event }: Entry) => interaction?.ownerId ?? event?.actor?.id;

/** The plain values of an interaction, for the cache. */
const patchOf = (interaction: object) =>
  Object.fromEntries(
    Object.entries(interaction)
      .filter(([, value]) => typeof value !== 'object' || value === null)
      .map(([key, value]) => [key, () => value as unknown]),
  );

function variablesOf({ types, person, search, day }: TimelineFilter) {
  const wanted = types.filter((type) => type !== 'CHANGE') as InteractionType[];
  const kinds: TimelineKind[] = [
    ...(wanted.length ? ['INTERACTION' as const] : []),
    ...(types.includes('CHANGE') ? ['CHANGE' as const] : []),
  ];
  return {
    kinds: kinds.length ? kinds : null,
    types: wanted.length ? wanted : null,
    people: person ? [person] : null,
    search: search || null,
    until: day ? dayjs(day).endOf('day').toISOString() : null,
  };
}
