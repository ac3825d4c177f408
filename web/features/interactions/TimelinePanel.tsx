import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Chip, Group } from '@mantine/core';
import { useState } from 'react';
import {
  ClientTimelineChangedDocument,
  ClientTimelineDocument,
  LeadTimelineChangedDocument,
  LeadTimelineDocument,
  type TimelineKind,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useLive } from '../../kit/data/useLive';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { Timeline } from '../../kit/timeline/TimelineItem';
import { ChangeEntry } from './ChangeEntry';
import { Composer } from './Composer';
import { InteractionEntry } from './InteractionEntry';

/** How the timeline of a noun is read; both documents answer alike. */
const SUBJECTS = {
  client: { query: ClientTimelineDocument, changed: ClientTimelineChangedDocument },
  lead: {
    query: LeadTimelineDocument as unknown as typeof ClientTimelineDocument,
    changed: LeadTimelineChangedDocument as unknown as typeof ClientTimelineChangedDocument,
  },
};

interface TimelinePanelProps {
  noun: keyof typeof SUBJECTS;
  id: string;
  /** Nothing new can be written down, as on a lead that has become a client. */
  closed?: boolean;
}

/** Everything that happened with a client or lead, live, with the composer on top. */
export function TimelinePanel({ noun, id, closed }: TimelinePanelProps) {
  const client = useApolloClient();
  const { query, changed } = SUBJECTS[noun];
  const [kinds, setKinds] = useState<string[]>([]);
  const variables = { id, kinds: kinds.length ? (kinds as TimelineKind[]) : null };
  const { data, previousData, error, refetch, fetchMore } = useQuery(query, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const timeline = (data ?? previousData)?.subject?.timeline;
  useLive(
    changed,
    { id },
    {
      seqOf: ({ change }) => change?.seq,
      onData: ({ change }) => {
        if (!change) return;
        const { name, entry } = change;
        if (!entry || name === 'resync' || kinds.length) return void refetch().catch(() => undefined);
        client.cache.updateQuery({ query, variables }, (old) => {
          const known = old?.subject?.timeline;
          if (!old?.subject || !known) return old;
          const others = known.nodes.filter((other) => other.id !== entry.id);
          const at = others.findIndex((other) => other.at < entry.at);
          const nodes = at < 0 ? [...others, entry] : [...others.slice(0, at), entry, ...others.slice(at)];
          return {
            ...old,
            subject: {
              ...old.subject,
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
      {!closed && (
        <Can permission="interaction.create">
          <Composer
            {...(noun === 'client' ? { clientId: id } : { leadId: id })}
            onSaved={() => void refetch()}
          />
        </Can>
      )}
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
