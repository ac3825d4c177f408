import { useQuery } from '@apollo/client/react';
import { ActionIcon, Alert, Button, Drawer, Menu, Text } from '@mantine/core';
import { IconDots, IconPencil, IconPhoneOff, IconTrash } from '@tabler/icons-react';
import { type ComponentType, useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import {
  ContactDocument,
  type ContactFieldsFragment,
  DeleteContactDocument,
  RestoreContactDocument,
  UpdateContactDocument,
} from '../../gql/graphql';
import { noteRecent } from '../../kit/data/recent';
import { Can, useSession } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { useSaveField } from '../../kit/data/useSaveField';
import { FactsPanel } from '../../kit/record/FactsPanel';
import { RecordPage } from '../../kit/record/RecordPage';
import { useCommand } from '../../kit/shell/commands';
import { ContactForm } from './ContactForm';
import { ContactHistory } from './ContactHistory';
import { contactFacts } from './contactFields';

export interface ContactPanels {
  tabs: {
    key: string;
    label: string;
    Panel: ComponentType<{ contactId: string; clientId?: string | null }>;
  }[];
}

const nameOf = (row: ContactFieldsFragment) => row.name;

/** A person at a client. */
export function ContactPage({ panels }: { panels: ContactPanels }) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { organizationId } = useSession();
  const [params, setParams] = useSearchParams();
  const { run } = useAction();
  const { data, loading, error, refetch } = useQuery(ContactDocument, { variables: { id } });
  const saveField = useSaveField(UpdateContactDocument, 'Contact', nameOf);
  const contact = data?.contact?.name ? data.contact : undefined;
  const canUpdate = contact?.viewerCan.includes('update') && !contact.deletedAt;
  const edit = (open: boolean) => setParams(open ? { edit: '1' } : {}, { replace: true });
  useEffect(() => {
    if (contact)
      noteRecent(organizationId, {
        type: 'Contact',
        id: contact.id,
        title: contact.name,
        url: `/contacts/${contact.id}`,
      });
  }, [contact, organizationId]);
  useCommand({
    id: 'contact.edit',
    label: 'Edit this contact',
    keys: 'e',
    scope: 'record',
    group: 'This record',
    when: () => Boolean(canUpdate),
    run: () => edit(true),
  });
  return (
    <>
      <RecordPage
        what="contact"
        title={contact?.name}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        list={{ href: '/contacts', label: 'Contacts', key: 'contacts' }}
        href={(next) => `/contacts/${next}`}
        beside={contact?.jobTitle && <Text c="dimmed">{contact.jobTitle}</Text>}
        deleted={
          contact?.deletedAt
            ? {
                onRestore: () =>
                  void run(RestoreContactDocument, { id }, { done: 'Contact restored', refetch: 'active' }),
              }
            : null
        }
        top={
          contact?.doNotCall && (
            <Alert color="red" variant="outline" icon={<IconPhoneOff size={16} />} title="Do not call" py={8}>
              This person does not want to be called.
            </Alert>
          )
        }
        actions={
          <>
            {canUpdate && (
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => edit(true)}>
                Edit
              </Button>
            )}
            <Can on={contact} verb="delete">
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label="More actions">
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    c="var(--rapport-danger)"
                    leftSection={<IconTrash size={16} />}
                    onClick={async () => {
                      if (
                        contact &&
                        (await run(
                          DeleteContactDocument,
                          { id, version: contact.version },
                          { done: `${contact.name} deleted`, refetch: 'active' },
                        ))
                      )
                        navigate('/contacts');
                    }}
                  >
                    Delete contact
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </Can>
          </>
        }
        facts={
          contact && (
            <FactsPanel
              fields={contactFacts}
              row={contact}
              onSave={canUpdate ? (field, value) => saveField(contact, field, value) : undefined}
            />
          )
        }
        tabs={[
          ...panels.tabs.map(({ key, label, Panel }) => ({
            key,
            label,
            content: <Panel contactId={id} clientId={contact?.clientId} />,
          })),
          { key: 'history', label: 'History', content: <ContactHistory contactId={id} /> },
        ]}
      />
      <Drawer
        opened={params.has('edit') && Boolean(contact)}
        onClose={() => edit(false)}
        title="Edit contact"
      >
        {contact && <ContactForm record={contact} onDone={() => edit(false)} />}
      </Drawer>
    </>
  );
}
