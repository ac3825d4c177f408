import { Button } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import {
  ClientGroupsDocument,
  type ClientRowFragment,
  ClientsDocument,
  type ClientsQuery,
  DeleteClientsDocument,
  UpdateClientDocument,
  UpdateClientsDocument,
} from '../../gql/graphql';
import type { BoardSpec } from '../../kit/board/spec';
import { Can } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { ClientCard } from './ClientCard';
import { clientColumns } from './clientFields';

const listOf = (data: ClientsQuery) => data.clients;
const nameOf = (row: ClientRowFragment) => row.name;

const BOARD: BoardSpec<ClientRowFragment> = {
  query: ClientGroupsDocument,
  by: 'status',
  orderBy: [{ field: 'lastEngagedAt', direction: 'DESC' }],
  renderCard: (client, menu) => <ClientCard client={client} {...menu} />,
  labelOf: ({ name, industry }) => (industry ? `${name}, ${industry}` : name),
};

/** All clients the viewer may see, as a list or a board by status. */
export function ClientListPage() {
  const [params, setParams] = useSearchParams();
  const bulk = useBulk('clients', UpdateClientsDocument, DeleteClientsDocument);
  const save = useSaveField(UpdateClientDocument, 'Client', nameOf);
  const create = () => setParams({ ...Object.fromEntries(params), new: 'client' });
  const add = (
    <Can permission="client.create">
      <Button leftSection={<IconPlus size={16} />} onClick={create}>
        Create client
      </Button>
    </Can>
  );
  return (
    <ListPage
      noun="Client"
      what="clients"
      title="Clients"
      query={ClientsDocument}
      connection={listOf}
      fields={clientColumns as Field<ClientRowFragment>[]}
      columns={[
        'name',
        'status',
        'ownerId',
        'email',
        'phone',
        'industry',
        'tags',
        'lastEngagedAt',
        'openAmount',
      ]}
      defaultSort="name"
      board={BOARD}
      href={({ id }) => `/clients/${id}`}
      titleOf={({ name }) => name}
      actions={add}
      firstUse={
        <FirstUse
          icon={<IconBuilding size={40} />}
          title="No clients yet"
          text="Clients are the companies and people you work with. Create the first one, or bring your list along."
        >
          {add}
          <Button variant="default" component={Link} to="/imports">
            Import a file
          </Button>
        </FirstUse>
      }
      onSave={save}
      bulk={bulk}
    />
  );
}
