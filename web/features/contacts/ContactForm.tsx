import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type ContactFieldsFragment, CreateContactDocument, UpdateContactDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { inputOf } from '../../kit/fields/field';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { contactForm } from './contactFields';

interface ContactFormProps {
  record?: ContactFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

const MORE = [
  'department',
  'role',
  'preferredChannel',
  'doNotCall',
  'emailOptIn',
  'smsOptIn',
  'ownerId',
  'source',
  'linkedinUrl',
  'birthday',
];

/** Creates or edits a contact. */
export function ContactForm({ record, preset, onDone }: ContactFormProps) {
  const client = useApolloClient();
  const fields = useFields('Contact', contactForm);
  const { userId } = useSession();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ ownerId: userId, ...preset });
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateContactDocument,
      variables: { input: { id: record.id, version, ...inputOf(values) } },
    });
    offer(`${record.name} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={fields}
        more={MORE}
        record={record ?? fresh}
        draftKey={record ? `contact.${record.id}` : 'contact.new'}
        submitLabel={record ? 'Save contact' : 'Create contact'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateContactDocument,
            variables: { input: inputOf(values) },
          });
          client.cache.evict({ fieldName: 'contacts' });
          if (!data) return;
          offer(`${data.createContact.name} created`);
          onDone(data.createContact.id);
        }}
      />
      <ConflictDialog
        conflict={conflict}
        fields={fields}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
