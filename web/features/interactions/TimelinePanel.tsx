import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Chip, Group } from '@mantine/core';
import { useState } from 'react';
import { ClientTimelineChangedDocument, ClientTimelineDocument, type TimelineKind } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useLive } from '../../kit/data/useLive';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { Timeline } from '../../kit/timeline/TimelineItem';
import { ChangeEntry } from './ChangeEntry';
import { Composer } from './Composer';
import { InteractionEntry } from './InteractionEntry';

/** Everything that happened with a client, live, with the composer on top. */
export function TimelinePanel({ clientId }: { clientId: string }) {
  const client = useApolloClient();
  const [kinds, setKinds] = useState<string[]>([]);
  const variables = { clientId, kinds: kinds.length ? (kinds as TimelineKind[]) : null };
  const { data, previousData, error, refetch, fetchMore } = useQuery(ClientTimelineDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const timeline = (data ?? previousData)?.client?.timeline;
  useLive(
    ClientTimelineChangedDocument,
    { clientId },
    {
      seqOf: ({ clientTimeline }) => clientTimeline?.seq,
      onData: ({ clientTimeline }) => {
        if (!clientTimeline) return;
        const { name, entry } = clientTimeline;
        if (!entry || name === 'resync' || kinds.length) return void refetch().catch(() => undefined);
        client.cache.updateQuery({ query: ClientTimelineDocument, variables }, (old) => {
          const known = old?.client?.timeline;
          if (!old?.client || !known) return old;
          const others = known.nodes.filter(({ id }) => id !== entry.id);
          const at = others.findIndex((other) => other.at < entry.at);
          const nodes = at < 0 ? [...others, entry] : [...others.slice(0, at), entry, ...others.slice(at)];
          return {
            ...old,
            client: {
              ...old.client,
              timeline: {
                ...known,
                nodes,
                totalCount: known.totalCount + (others.length === known.nodes.length ? 1 : 0),
              },
            },
          };
        });
      },
    },
  );
  return (
    <>
      <Can permission="interaction.create">
        <Composer clientId={clientId} onSaved={() => void refetch()} />
      </Can>
      <Chip.Group multiple value={kinds} onChange={setKinds}>
        <Group gap={6} role="group" aria-label="Show">
          <Chip size="xs" value="INTERACTION">
            Interactions
          </Chip>
          <Chip size="xs" value="CHANGE">
            Changes
          </Chip>
        </Group>
      </Chip.Group>
      {!timeline &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={5} height={52} />
        ))}
      {timeline && !timeline.nodes.length && (
        <Nothing>Nothing has happened yet. Log the first note, call or meeting above.</Nothing>
      )}
      {timeline && (
        <Timeline
          entries={timeline.nodes}
          render={({ interaction, event }) =>
            interaction ? (
              <InteractionEntry interaction={interaction} />
            ) : event ? (
              <ChangeEntry event={event} />
            ) : null
          }
        />
      )}
      {timeline?.pageInfo.hasNextPage && (
        <Button
          mt="md"
          size="xs"
          variant="default"
          onClick={() => void fetchMore({ variables: { after: timeline.pageInfo.endCursor } })}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}
