import { useQuery } from '@apollo/client/react';
import { ActionIcon, Badge, Button, Drawer, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ComponentType, useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import {
  ClientDocument,
  type ClientFieldsFragment,
  DeleteClientDocument,
  RestoreClientDocument,
  UpdateClientDocument,
} from '../../gql/graphql';
import { noteRecent } from '../../kit/data/recent';
import { Can, useSession } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { useSaveField } from '../../kit/data/useSaveField';
import { sentence } from '../../kit/fields/field';
import { FactsPanel } from '../../kit/record/FactsPanel';
import { RecordPage } from '../../kit/record/RecordPage';
import { useCommand } from '../../kit/shell/commands';
import { ClientForm } from './ClientForm';
import { ClientHistory } from './ClientHistory';
import { CLIENT_STATUS_COLORS, clientFacts } from './clientFields';
import { FamilyPanel } from './FamilyPanel';

export interface ClientPanels {
  tabs: { key: string; label: string; Panel: ComponentType<{ clientId: string }> }[];
  side: ComponentType<{ clientId: string }>[];
}

const nameOf = (row: ClientFieldsFragment) => row.name;

/** A client with everything around it; other features bring their panels. */
export function ClientPage({ panels }: { panels: ClientPanels }) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { organizationId } = useSession();
  const { data, loading, error, refetch } = useQuery(ClientDocument, { variables: { id } });
  const { run } = useAction();
  const saveField = useSaveField(UpdateClientDocument, 'Client', nameOf);
  const client = data?.client?.name ? data.client : undefined;
  const canUpdate = client?.viewerCan.includes('update') && !client.deletedAt;
  useEffect(() => {
    if (client)
      noteRecent(organizationId, {
        type: 'Client',
        id: client.id,
        title: client.name,
        url: `/clients/${client.id}`,
      });
  }, [client, organizationId]);
  const edit = (open: boolean) => setParams(open ? { edit: '1' } : {}, { replace: true });
  useCommand({
    id: 'client.edit',
    label: 'Edit this client',
    keys: 'e',
    scope: 'record',
    group: 'This record',
    when: () => Boolean(canUpdate),
    run: () => edit(true),
  });
  const remove = async () => {
    if (!client) return;
    const done = await run(
      DeleteClientDocument,
      { id, version: client.version },
      { done: `${client.name} deleted`, refetch: 'active' },
    );
    if (done) navigate('/clients');
  };
  return (
    <>
      <RecordPage
        what="client"
        title={client?.name}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        list={{ href: '/clients', label: 'Clients', key: 'clients' }}
        href={(next) => `/clients/${next}`}
        beside={
          client && <Badge color={CLIENT_STATUS_COLORS[client.status]}>{sentence(client.status)}</Badge>
        }
        deleted={
          client?.deletedAt
            ? {
                onRestore: () =>
                  void run(RestoreClientDocument, { id }, { done: 'Client restored', refetch: 'active' }),
              }
            : null
        }
        actions={
          <>
            {canUpdate && (
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => edit(true)}>
                Edit
              </Button>
            )}
            <Can on={client} verb="delete">
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label="More actions">
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    color="red"
                    c="var(--rapport-danger)"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => void remove()}
                  >
                    Delete client
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </Can>
          </>
        }
        facts={
          client && (
            <FactsPanel
              fields={clientFacts}
              row={client}
              onSave={canUpdate ? (field, value) => saveField(client, field, value) : undefined}
            />
          )
        }
        tabs={[
          ...panels.tabs.map(({ key, label, Panel }) => ({ key, label, content: <Panel clientId={id} /> })),
          { key: 'history', label: 'History', content: <ClientHistory clientId={id} /> },
        ]}
        related={
          <>
            {panels.side.map((Panel) => (
              <Panel key={Panel.name} clientId={id} />
            ))}
            {client && <FamilyPanel client={client} />}
          </>
        }
      />
      <Drawer opened={params.has('edit') && Boolean(client)} onClose={() => edit(false)} title="Edit client">
        {client && <ClientForm record={client} onDone={() => edit(false)} />}
      </Drawer>
    </>
  );
}
