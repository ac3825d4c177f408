import { Badge } from '@mantine/core';
import {
  ClientDocument,
  type ClientFieldsFragment,
  ClientHistoryDocument,
  DeleteClientDocument,
  RestoreClientDocument,
  UpdateClientDocument,
} from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { ClientForm } from './ClientForm';
import { CLIENT_STATUS_COLORS, clientFacts, clientFields } from './clientFields';

/** Clients, for their page and the peek panel. */
export const clientKind: RecordKind<ClientFieldsFragment> = {
  noun: 'client',
  path: '/clients',
  list: { href: '/clients', label: 'Clients' },
  listedIn: ['clients'],
  operations: {
    one: ClientDocument,
    history: ClientHistoryDocument,
    update: UpdateClientDocument,
    remove: DeleteClientDocument,
    restore: RestoreClientDocument,
  },
  fields: clientFields,
  facts: clientFacts,
  figures: pickFields(clientFields, ['openAmount', 'wonAmount', 'lastEngagedAt']),
  badge: ({ status }) => <Badge color={CLIENT_STATUS_COLORS[status]}>{sentence(status)}</Badge>,
  Form: ClientForm,
};
