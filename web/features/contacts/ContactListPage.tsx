import { Button } from '@mantine/core';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import {
  type ContactRowFragment,
  ContactsDocument,
  type ContactsQuery,
  DeleteContactsDocument,
  UpdateContactDocument,
  UpdateContactsDocument,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { contactColumns } from './contactFields';

const listOf = (data: ContactsQuery) => data.contacts;
const nameOf = (row: ContactRowFragment) => row.name;

/** All contacts the viewer may see. */
export function ContactListPage() {
  const [params, setParams] = useSearchParams();
  const save = useSaveField(UpdateContactDocument, 'Contact', nameOf);
  const bulk = useBulk('contacts', UpdateContactsDocument, DeleteContactsDocument);
  const add = (
    <Can permission="contact.create">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => setParams({ ...Object.fromEntries(params), new: 'contact' })}
      >
        Create contact
      </Button>
    </Can>
  );
  return (
    <ListPage
      noun="Contact"
      what="contacts"
      title="Contacts"
      query={ContactsDocument}
      connection={listOf}
      fields={contactColumns as Field<ContactRowFragment>[]}
      columns={['name', 'clientId', 'jobTitle', 'email', 'phone', 'ownerId', 'lastContactedAt', 'tags']}
      defaultSort="name"
      href={({ id }) => `/contacts/${id}`}
      titleOf={nameOf}
      actions={add}
      onSave={save}
      bulk={bulk}
      firstUse={
        <FirstUse
          icon={<IconAddressBook size={40} />}
          title="No contacts yet"
          text="Contacts are the people you talk to at your clients."
        >
          {add}
          <Button variant="default" component={Link} to="/imports">
            Import a file
          </Button>
        </FirstUse>
      }
    />
  );
}
