import { useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type AffiliationFieldsFragment,
  ContactAffiliationsDocument,
  type ContactFieldsFragment,
} from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { AffiliationDrawer } from './AffiliationDrawer';
import { timeThere } from './timeThere';

/** The further clients where a contact is, beside its page. */
export function AffiliationsPanel({ contact }: { contact: ContactFieldsFragment }) {
  const { id: contactId, name } = contact;
  const { data } = useQuery(ContactAffiliationsDocument, { variables: { contactId } });
  const [open, setOpen] = useState<AffiliationFieldsFragment | 'new' | null>(null);
  const affiliations = data?.contact?.affiliations ?? [];
  // Whoever may change one of both may link them.
  const adds = useMay()('contact.update') && !contact.deletedAt;
  const edits = ({ client }: AffiliationFieldsFragment) =>
    adds && [contact, client].some((end) => end?.viewerCan.includes('update'));
  if (!adds && !affiliations.length) return null;
  return (
    <RelatedPanel
      title="Also at"
      count={affiliations.length || undefined}
      action={
        adds && (
          <ActionIcon size={24} aria-label="Link another client" onClick={() => setOpen('new')}>
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {!affiliations.length && <Nothing>No other client.</Nothing>}
      <Stack gap="xs">
        {affiliations.map((affiliation) => {
          const { id, client, jobTitle } = affiliation;
          const details = [jobTitle, timeThere(affiliation)].filter(Boolean).join(' · ');
          return (
            <Group key={id} gap={6} wrap="nowrap" justify="space-between" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Anchor component={Link} to={`/clients/${client?.id}`} size="sm" display="block" truncate>
                  {client?.name}
                </Anchor>
                {details && (
                  <Text size="xs" c="dimmed">
                    {details}
                  </Text>
                )}
              </div>
              {edits(affiliation) && (
                <ActionIcon
                  size={24}
                  aria-label={`Edit ${name} at ${client?.name}`}
                  onClick={() => setOpen(affiliation)}
                >
                  <IconPencil size={14} />
                </ActionIcon>
              )}
            </Group>
          );
        })}
      </Stack>
      <AffiliationDrawer
        key={typeof open === 'object' ? open?.id : open}
        of={{ contactId, name }}
        affiliation={open}
        onClose={() => setOpen(null)}
      />
    </RelatedPanel>
  );
}
