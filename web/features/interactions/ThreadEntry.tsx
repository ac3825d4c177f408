import { useApolloClient } from '@apollo/client/react';
import { Badge, Box, Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  ConversationDocument,
  type InteractionFieldsFragment,
  type TimelineFieldsFragment,
} from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { tellProblem } from '../../kit/data/tell';
import { counted } from '../../kit/fields/format';
import { InteractionEntry, type InteractionEntryProps } from './InteractionEntry';

interface ThreadEntryProps extends Omit<InteractionEntryProps, 'interaction'> {
  newest: InteractionFieldsFragment;
  thread: NonNullable<TimelineFieldsFragment['thread']>;
  /** Which messages belong here: those of the record whose timeline it is. */
  home: Record<string, string>;
}

/** A conversation: its newest message; those before it are folded, and the oldest come when asked for. */
export function ThreadEntry({ newest, thread, home, ...how }: ThreadEntryProps) {
  const client = useApolloClient();
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState<readonly InteractionFieldsFragment[] | null>(null);
  const [busy, setBusy] = useState(false);
  const earlier = whole?.filter(({ id }) => id !== newest.id) ?? thread.earlier;
  const missing = thread.count - 1 - earlier.length;
  const loadWhole = async () => {
    setBusy(true);
    try {
      const { data } = await client.query({
        query: ConversationDocument,
        variables: { filter: { threadId: { eq: newest.threadId! }, ...eachEquals(home) } },
        fetchPolicy: 'network-only',
      });
      setWhole(data?.interactions.nodes ?? null);
    } catch (error) {
      tellProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <InteractionEntry
        {...how}
        interaction={newest}
        badge={<Badge color="gray">{counted(thread.count, 'messages')}</Badge>}
        footer={
          <Button
            size="compact-xs"
            variant="subtle"
            mt={4}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide earlier messages' : `Show ${counted(thread.count - 1, 'earlier messages')}`}
          </Button>
        }
      />
      {open && (
        <Box component="li" ml="lg" style={{ listStyle: 'none' }}>
          <Box component="ul" p={0} m={0} aria-label={`Earlier messages of ${newest.subject}`}>
            {earlier.map((interaction) => (
              <InteractionEntry key={interaction.id} {...how} interaction={interaction} />
            ))}
          </Box>
          {missing > 0 && !whole && (
            <Group my={6}>
              <Button size="compact-xs" variant="default" loading={busy} onClick={() => void loadWhole()}>
                Show {missing} more
              </Button>
            </Group>
          )}
        </Box>
      )}
    </>
  );
}

const eachEquals = (home: Record<string, string>) =>
  Object.fromEntries(Object.entries(home).map(([key, id]) => [key, { eq: id }]));
