import { Text } from '@mantine/core';
import {
  ContactDocument,
  type ContactFieldsFragment,
  ContactHistoryDocument,
  DeleteContactDocument,
  RestoreContactDocument,
  UpdateContactDocument,
} from '../../gql/graphql';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { ContactForm } from './ContactForm';
import { contactFacts, contactFields, historyFields } from './contactFields';
import { DoNotCall } from './DoNotCall';

/** Contacts, for their page and the peek panel. */
export const contactKind: RecordKind<ContactFieldsFragment> = {
  noun: 'contact',
  path: '/contacts',
  list: { href: '/contacts', label: 'Contacts' },
  listedIn: ['contacts'],
  operations: {
    one: ContactDocument,
    history: ContactHistoryDocument,
    update: UpdateContactDocument,
    remove: DeleteContactDocument,
    restore: RestoreContactDocument,
  },
  fields: historyFields,
  facts: contactFacts,
  figures: pickFields(contactFields, ['clientId', 'lastContactedAt']),
  badge: ({ jobTitle }) => jobTitle && <Text c="dimmed">{jobTitle}</Text>,
  notice: (contact) => <DoNotCall contact={contact} />,
  Form: ContactForm,
};
