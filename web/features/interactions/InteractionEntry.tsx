import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconPin } from '@tabler/icons-react';
import { Link } from 'react-router';
import {
  DeleteInteractionDocument,
  type InteractionFieldsFragment,
  UpdateInteractionDocument,
} from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { Ago } from '../../kit/fields/FieldValue';
import { formatDateTime } from '../../kit/fields/format';
import { RichText } from '../../kit/richText/RichText';
import { TimelineItem } from '../../kit/timeline/TimelineItem';
import { INTERACTIONS } from './interactionTypes';

/** One interaction in a timeline, with what can be done to it. */
export function InteractionEntry({
  interaction,
  linkClient,
  hideOpportunity,
}: {
  interaction: InteractionFieldsFragment;
  linkClient?: boolean;
  hideOpportunity?: boolean;
}) {
  const { run } = useAction();
  const kind = INTERACTIONS.find(({ type }) => type === interaction.type);
  const Icon = kind?.Icon ?? IconPin;
  const planned = interaction.status === 'PLANNED';
  const late = planned && interaction.scheduledAt && Date.parse(interaction.scheduledAt) < Date.now();
  const { id, version } = interaction;
  const complete = () =>
    run(
      UpdateInteractionDocument,
      { input: { id, version, status: 'COMPLETED', completedAt: new Date().toISOString() } },
      { done: `${interaction.subject} done`, refetch: ['ClientTimeline', 'Interactions'] },
    );
  return (
    <TimelineItem
      icon={<Icon size={16} />}
      title={
        <>
          {interaction.pinned && <IconPin size={14} aria-label="Pinned" />} {interaction.subject}
        </>
      }
      meta={
        <>
          {kind?.label}
          {interaction.direction === 'INBOUND' && ' (incoming)'} · {interaction.owner?.name ?? 'Somebody'}
          {interaction.contact && ` · with ${interaction.contact.name}`}
          {interaction.location && ` · ${interaction.location}`}
          {interaction.participants.length > 0 && ` · ${interaction.participants.join(', ')}`}
          {interaction.emailTo.length > 0 && ` · to ${interaction.emailTo.join(', ')}`}
          {interaction.durationMinutes ? ` · ${interaction.durationMinutes} min` : ''}
          {' · '}
          {planned && interaction.scheduledAt ? (
            <time dateTime={interaction.scheduledAt}>{formatDateTime(interaction.scheduledAt)}</time>
          ) : (
            <Ago at={interaction.occurredAt} />
          )}
          {interaction.opportunity && !hideOpportunity && (
            <>
              {' · '}
              <Anchor
                component={Link}
                to={`/opportunities/${interaction.opportunity.id}`}
                inherit
                underline="always"
              >
                {interaction.opportunity.name}
              </Anchor>
            </>
          )}
          {linkClient && interaction.client && (
            <>
              {' · '}
              <Anchor component={Link} to={`/clients/${interaction.client.id}`} inherit underline="always">
                {interaction.client.name}
              </Anchor>
            </>
          )}
        </>
      }
      aside={
        <Group gap={4} wrap="nowrap">
          {planned && <Badge color={late ? 'red' : 'indigo'}>{late ? 'Overdue' : 'Planned'}</Badge>}
          {planned && interaction.viewerCan.includes('update') && (
            <Button size="compact-xs" variant="default" onClick={() => void complete()}>
              Done
            </Button>
          )}
          {(interaction.viewerCan.includes('delete') || interaction.viewerCan.includes('update')) && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={24} aria-label={`Actions for ${interaction.subject}`}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  onClick={() =>
                    void run(
                      UpdateInteractionDocument,
                      { input: { id, version, pinned: !interaction.pinned } },
                      { done: interaction.pinned ? 'Unpinned' : 'Pinned' },
                    )
                  }
                >
                  {interaction.pinned ? 'Unpin' : 'Pin'}
                </Menu.Item>
                {interaction.viewerCan.includes('delete') && (
                  <Menu.Item
                    c="var(--rapport-danger)"
                    onClick={() =>
                      void run(
                        DeleteInteractionDocument,
                        { id, version },
                        {
                          done: `${interaction.subject} deleted`,
                          refetch: ['ClientTimeline', 'Interactions'],
                        },
                      )
                    }
                  >
                    Delete
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
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
    </TimelineItem>
  );
}
