import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { IconPaperclip, IconPin } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { type InteractionFieldsFragment, UpdateInteractionDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { RichText } from '../../kit/richText/RichText';
import { TagChip } from '../../kit/tags/TagChip';
import { TimelineItem } from '../../kit/timeline/TimelineItem';
import { CustomFacts } from './CustomFacts';
import { InteractionMenu } from './InteractionMenu';
import { InteractionMeta } from './InteractionMeta';
import { INTERACTIONS } from './interactionTypes';

export interface InteractionEntryProps {
  interaction: InteractionFieldsFragment;
  hideOpportunity?: boolean;
  /** It was pinned, completed or deleted: what stands where may be different now. */
  onChanged: () => void;
  /** Answers an email; left out where nothing can be written down. */
  onReply?: (email: InteractionFieldsFragment) => void;
  badge?: ReactNode;
  footer?: ReactNode;
}

/** One interaction in a timeline, with what can be done to it. */
export function InteractionEntry({
  interaction,
  hideOpportunity,
  onChanged,
  onReply,
  badge,
  footer,
}: InteractionEntryProps) {
  const { run } = useAction();
  const [allFields, setAllFields] = useState(false);
  const { id, version, subject, pinned, scheduledAt, viewerCan } = interaction;
  const Icon = INTERACTIONS.find(({ type }) => type === interaction.type)?.Icon ?? IconPin;
  const planned = interaction.status === 'PLANNED';
  const late = planned && scheduledAt && Date.parse(scheduledAt) < Date.now();
  const complete = async () => {
    const input = { id, version, status: 'COMPLETED' as const, completedAt: new Date().toISOString() };
    if (await run(UpdateInteractionDocument, { input }, { done: `${subject} done` })) onChanged();
  };
  return (
    <TimelineItem
      icon={<Icon size={16} />}
      title={
        <>
          {pinned && <IconPin size={14} aria-label="Pinned" />} {subject}
        </>
      }
      meta={<InteractionMeta interaction={interaction} hideOpportunity={Boolean(hideOpportunity)} />}
      aside={
        <Group gap={4} wrap="nowrap">
          {badge}
          {planned && <Badge color={late ? 'red' : 'indigo'}>{late ? 'Overdue' : 'Planned'}</Badge>}
          {planned && viewerCan.includes('update') && (
            <Button size="compact-xs" variant="default" onClick={() => void complete()}>
              Done
            </Button>
          )}
          {onReply && interaction.type === 'EMAIL' && (
            <Button size="compact-xs" variant="default" onClick={() => onReply(interaction)}>
              Reply
            </Button>
          )}
          <InteractionMenu
            interaction={interaction}
            onChanged={onChanged}
            allFields={allFields}
            onFields={setAllFields}
          />
        </Group>
      }
    >
      {interaction.bodyHtml ? (
        <RichText html={interaction.bodyHtml} />
      ) : interaction.body ? (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} maw="72ch">
          {interaction.body}
        </Text>
      ) : null}
      {interaction.outcome && (
        <Text size="sm" c="dimmed">
          Outcome: {interaction.outcome}
        </Text>
      )}
      <CustomFacts interaction={interaction} all={allFields} />
      <Attached interaction={interaction} />
      {footer}
    </TimelineItem>
  );
}

/** Tags and files of an interaction. */
function Attached({ interaction: { tags, attachments } }: { interaction: InteractionFieldsFragment }) {
  if (!tags.length && !attachments.nodes.length) return null;
  return (
    <Group gap={6} mt={4}>
      {tags.map((tag) => (
        <TagChip key={tag} name={tag} />
      ))}
      {attachments.nodes.map(({ id, fileName, thumbnailUrl }) => (
        <Anchor key={id} component={Link} to={`/documents?file=${id}`} size="xs">
          <Group gap={4} wrap="nowrap">
            {thumbnailUrl ? (
              <img src={thumbnailUrl} alt="" width={32} height={32} style={{ objectFit: 'cover' }} />
            ) : (
              <IconPaperclip size={14} aria-hidden />
            )}
            {fileName}
          </Group>
        </Anchor>
      ))}
      {attachments.totalCount > attachments.nodes.length && (
        <Text size="xs" c="dimmed">
          and {attachments.totalCount - attachments.nodes.length} more
        </Text>
      )}
    </Group>
  );
}
