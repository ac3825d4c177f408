import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AffiliationFieldsFragment } from '../../gql/graphql';
import { isOver } from './timeThere';

/** People who belong to other clients and are at this one too. */
export const PeopleOfOthers = ({ affiliations }: { affiliations: AffiliationFieldsFragment[] }) =>
  affiliations.map((affiliation) => {
    const { id, contact, jobTitle } = affiliation;
    const main = contact?.client && `main client ${contact.client.name}`;
    return (
      <div key={id}>
        <Group gap={6} wrap="nowrap">
          <Anchor component={Link} to={`/contacts/${contact?.id}`} size="sm" truncate>
            {contact?.name}
          </Anchor>
          <Badge size="xs" color="gray" style={{ flexShrink: 0 }}>
            {isOver(affiliation) ? 'Formerly here' : 'Also here'}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {[jobTitle, main].filter(Boolean).join(' · ')}
        </Text>
      </div>
    );
  });
