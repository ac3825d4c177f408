import { useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor, Badge, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ClientContactsDocument, type ClientFieldsFragment } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { AffiliationDrawer } from './AffiliationDrawer';
import { PeopleOfOthers } from './PeopleOfOthers';

const FEW = 5;

/** Who belongs to the client, or is there too. */
const allAt = (clientId: string) => ({
  or: [{ clientId: { in: [clientId] } }, { affiliations: { some: { clientId: { in: [clientId] } } } }],
});

/** The people at a client, beside its page. */
export function ClientContactsPanel({ client }: { client: ClientFieldsFragment }) {
  const { id: clientId, name } = client;
  const [, setParams] = useSearchParams();
  const [linking, setLinking] = useState(false);
  const { data } = useQuery(ClientContactsDocument, { variables: { clientId, first: FEW } });
  const list = data?.client?.contacts;
  const others = data?.client?.affiliations;
  const count = list && others && list.totalCount + others.totalCount;
  const create = () => setParams({ new: 'contact', clientId });
  return (
    <RelatedPanel
      title="Contacts"
      count={count}
      action={
        <Group gap={4} wrap="nowrap">
          <Can permission="contact.update">
            <Tooltip label="Link a contact of another client">
              <ActionIcon
                size={24}
                aria-label="Link a contact of another client"
                onClick={() => setLinking(true)}
              >
                <IconLink size={16} />
              </ActionIcon>
            </Tooltip>
          </Can>
          <Can permission="contact.create">
            <ActionIcon size={24} aria-label="Create contact" onClick={create}>
              <IconPlus size={16} />
            </ActionIcon>
          </Can>
        </Group>
      }
    >
      {count === 0 && (
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
        {others && <PeopleOfOthers affiliations={others.nodes} />}
      </Stack>
      {list && others && Math.max(list.totalCount, others.totalCount) > FEW && (
        <Anchor
          component={Link}
          to={`/contacts?f=${encodeURIComponent(JSON.stringify(allAt(clientId)))}`}
          size="xs"
        >
          See all
        </Anchor>
      )}
      <AffiliationDrawer
        key={String(linking)}
        of={{ clientId, name }}
        affiliation={linking ? 'new' : null}
        onClose={() => setLinking(false)}
      />
    </RelatedPanel>
  );
}
