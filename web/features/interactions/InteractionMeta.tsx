import { Anchor } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { InteractionFieldsFragment } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { formatDateTime } from '../../kit/fields/format';
import { PeopleNames } from '../../kit/fields/PeopleNames';
import { INTERACTIONS } from './interactionTypes';

interface InteractionMetaProps {
  interaction: InteractionFieldsFragment;
  hideOpportunity: boolean;
}

/** The line under the subject: what kind, who, with whom, how long, when, and about what. */
export function InteractionMeta({ interaction, hideOpportunity }: InteractionMetaProps) {
  const { opportunity, activity, scheduledAt, durationMinutes, contact, location } = interaction;
  const { emailFrom, emailTo, emailCc, attendees } = interaction;
  const label = INTERACTIONS.find(({ type }) => type === interaction.type)?.label;
  const parts: Record<string, ReactNode> = {
    kind: `${label ?? ''}${interaction.direction === 'INBOUND' ? ' (incoming)' : ''}`,
    owner: interaction.owner?.name ?? 'Somebody',
    contact: contact && `with ${contact.name}`,
    location,
    attendees: attendees.length > 0 && <PeopleNames people={attendees} />,
    from: emailFrom && `from ${emailFrom}`,
    to: emailTo.length > 0 && `to ${emailTo.join(', ')}`,
    cc: emailCc.length > 0 && `cc ${emailCc.join(', ')}`,
    minutes: durationMinutes ? `${durationMinutes} min` : null,
    when:
      interaction.status === 'PLANNED' && scheduledAt ? (
        <time dateTime={scheduledAt}>{formatDateTime(scheduledAt)}</time>
      ) : (
        <Ago at={interaction.occurredAt} />
      ),
    opportunity: opportunity && !hideOpportunity && (
      <MetaLink to={`/opportunities/${opportunity.id}`}>{opportunity.name}</MetaLink>
    ),
    activity: activity && <MetaLink to={`/activities/${activity.id}`}>planned activity</MetaLink>,
  };
  return Object.entries(parts)
    .filter(([, part]) => part)
    .map(([key, part], index) => (
      <Fragment key={key}>
        {index > 0 && ' · '}
        {part}
      </Fragment>
    ));
}

const MetaLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Anchor component={Link} to={to} inherit underline="always">
    {children}
  </Anchor>
);
