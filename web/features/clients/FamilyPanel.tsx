import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ClientFieldsFragment } from '../../gql/graphql';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** The client this one is part of, and those that are part of it. */
export function FamilyPanel({ client }: { client: ClientFieldsFragment }) {
  const { parentClient, children } = client;
  if (!parentClient && !children.length) return null;
  return (
    <RelatedPanel title="Company family">
      {parentClient && (
        <Text size="sm">
          Part of{' '}
          <Anchor component={Link} to={`/clients/${parentClient.id}`} inherit underline="always">
            {parentClient.name}
          </Anchor>
        </Text>
      )}
      {children.length > 0 && (
        <List size="sm" listStyleType="none">
          {children.map((child) => (
            <List.Item key={child.id}>
              <Anchor component={Link} to={`/clients/${child.id}`} inherit underline="always">
                {child.name}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </RelatedPanel>
  );
}
