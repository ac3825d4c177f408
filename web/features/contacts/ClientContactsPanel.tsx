import { useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { ClientContactsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** The people at a client, beside its page. */
export function ClientContactsPanel({ clientId }: { clientId: string }) {
  const [, setParams] = useSearchParams();
  const { data } = useQuery(ClientContactsDocument, { variables: { clientId, first: 5 } });
  const list = data?.client?.contacts;
  const create = () => setParams({ new: 'contact', clientId });
  return (
    <RelatedPanel
      title="Contacts"
      count={list?.totalCount}
      action={
        <Can permission="contact.create">
          <ActionIcon size={24} aria-label="Create contact" onClick={create}>
            <IconPlus size={16} />
          </ActionIcon>
        </Can>
      }
    >
      {list && !list.nodes.length && (
        <>
          <Nothing>Nobody yet.</Nothing>
          <Can permission="contact.create">
            <Button size="xs" variant="default" onClick={create}>
              Add the first person
            </Button>
          </Can>
        </>
      )}
      <Stack gap="xs">
        {list?.nodes.map((contact) => (
          <div key={contact.id}>
            <Group gap={6} wrap="nowrap">
              <Anchor component={Link} to={`/contacts/${contact.id}`} size="sm" truncate>
                {contact.name}
              </Anchor>
              {contact.isPrimary && (
                <Badge size="xs" color="indigo">
                  Main
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" truncate>
              {[contact.jobTitle, contact.email ?? contact.phone].filter(Boolean).join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
      {list && list.totalCount > 5 && (
        <Anchor
          component={Link}
          to={`/contacts?f=${encodeURIComponent(JSON.stringify({ and: [{ clientId: { in: [clientId] } }] }))}`}
          size="xs"
        >
          See all
        </Anchor>
      )}
    </RelatedPanel>
  );
}
