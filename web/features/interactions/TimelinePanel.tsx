import { Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowUp, IconPin } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { InteractionFieldsFragment } from '../../gql/graphql';
import { useMay, useSession } from '../../kit/data/session';
import { ErrorState, NoMatches, Nothing, SkeletonRows } from '../../kit/list/faces';
import { Timeline } from '../../kit/timeline/TimelineItem';
import { ChangeEntry } from './ChangeEntry';
import { ChangesEntry } from './ChangesEntry';
import { Composer } from './Composer';
import { groupChanges, type TimelineRow } from './groupChanges';
import { InteractionEntry } from './InteractionEntry';
import { replyOf } from './replyOf';
import { ThreadEntry } from './ThreadEntry';
import { TimelineFilters } from './TimelineFilters';
import { TIMELINES, type TimelineNoun } from './timelineNouns';
import type { InteractionDraft, InteractionSubject } from './useComposer';
import { useTimeline } from './useTimeline';

interface TimelinePanelProps {
  noun: TimelineNoun;
  id: string;
  /** What a new interaction is about beside the record itself, such as the client of a contact. */
  about?: InteractionSubject;
  /** Nothing new can be written down, as on a lead that has become a client. */
  closed?: boolean;
}

const dayOf = (at: string) => dayjs(at).format('YYYY-MM-DD');

/** Everything that happened with a client, contact, lead or opportunity, live, with the composer on top. */
export function TimelinePanel({ noun, id, about, closed }: TimelinePanelProps) {
  const { subject, error, filter, filtered, fresh, change, clear, reload, more } = useTimeline(noun, id);
  const { email: me } = useSession();
  const may = useMay();
  const [start, setStart] = useState<Partial<InteractionDraft> | null>(null);
  const home = { [TIMELINES[noun].key]: id };
  const timeline = subject?.timeline;
  const pinned = subject?.pinned?.nodes ?? [];
  const writes = !closed && may('interaction.create');
  const onReply = writes ? (email: InteractionFieldsFragment) => setStart(replyOf(email, me)) : undefined;
  const entry = { onChanged: () => void reload(), hideOpportunity: noun === 'opportunity', onReply };
  const show = ({ entry: single, changes }: TimelineRow) => {
    const { interaction, event, thread } = single ?? {};
    if (changes.length > 1) return <ChangesEntry changes={changes} />;
    if (interaction && thread)
      return <ThreadEntry {...entry} newest={interaction} thread={thread} home={home} />;
    if (interaction) return <InteractionEntry {...entry} interaction={interaction} />;
    return event ? <ChangeEntry event={event} /> : null;
  };
  return (
    <>
      {writes && <Composer {...about} {...home} start={start} onSaved={() => void reload()} />}
      <TimelineFilters facets={subject?.facets} filter={filter} onChange={change} />
      {fresh > 0 && (
        <Group justify="center" mt="xs">
          <Button
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowUp size={14} />}
            onClick={() => void reload()}
          >
            {fresh} new
          </Button>
        </Group>
      )}
      {!filtered && pinned.length > 0 && (
        <Paper component="section" withBorder px="sm" py={4} mt="sm" aria-label="Pinned">
          <Group gap={6} c="dimmed" mt={4}>
            <IconPin size={14} aria-hidden />
            <Text size="xs" fw={600}>
              Pinned
            </Text>
          </Group>
          <ul style={{ margin: 0, padding: 0 }}>
            {pinned.map(
              ({ interaction }) =>
                interaction && <InteractionEntry key={interaction.id} {...entry} interaction={interaction} />,
            )}
          </ul>
        </Paper>
      )}
      {!timeline &&
        (error ? (
          <ErrorState error={error} onRetry={() => void reload()} />
        ) : (
          <SkeletonRows rows={5} height={52} />
        ))}
      {timeline &&
        !timeline.nodes.length &&
        (filtered ? (
          <NoMatches what="entries" onClear={clear} />
        ) : (
          <Nothing>Nothing has happened yet. Log the first note, call or meeting above.</Nothing>
        ))}
      {timeline && <Timeline entries={groupChanges(timeline.nodes, dayOf)} render={show} />}
      {timeline?.pageInfo.hasNextPage && (
        <Button mt="md" size="xs" variant="default" onClick={() => void more()}>
          Show earlier
        </Button>
      )}
    </>
  );
}
