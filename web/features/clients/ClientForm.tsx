import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type ClientFieldsFragment, CreateClientDocument, UpdateClientDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { type Field, inputOf } from '../../kit/fields/field';
import { AddressFields } from '../../kit/form/AddressFields';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { clientFields } from './clientFields';

const FORM = [
  'type',
  'companyName',
  'firstName',
  'lastName',
  'status',
  'email',
  'phone',
  'website',
  'ownerId',
  'industry',
  'companySize',
  'annualRevenue',
  'tags',
  'category',
  'source',
  'firstEngagedOn',
  'accountManagerId',
  'parentClientId',
  'description',
];
const MORE = FORM.slice(FORM.indexOf('companySize'));
const COMPANY_ONLY = ['companySize', 'annualRevenue'];
const ownFields = FORM.flatMap((key) => clientFields.find((field) => field.key === key) ?? []) as Field[];

interface ClientFormProps {
  /** The client to edit; none creates one. */
  record?: ClientFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

/** Creates or edits a client. */
export function ClientForm({ record, preset, onDone }: ClientFormProps) {
  const client = useApolloClient();
  const fields = useFields('Client', ownFields);
  const { userId } = useSession();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ type: 'COMPANY', status: 'LEAD', ownerId: userId, ...preset });
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateClientDocument,
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
        draftKey={record ? `client.${record.id}` : 'client.new'}
        submitLabel={record ? 'Save client' : 'Create client'}
        visible={(key, values) =>
          values.type === 'INDIVIDUAL'
            ? key !== 'companyName' && !COMPANY_ONLY.includes(key)
            : !['firstName', 'lastName'].includes(key)
        }
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateClientDocument,
            variables: { input: inputOf(values) },
          });
          client.cache.evict({ fieldName: 'clients' });
          if (!data) return;
          offer(`${data.createClient.name} created`);
          onDone(data.createClient.id);
        }}
      >
        {(values, set) => (
          <AddressFields
            label="Billing address"
            value={values.billingAddress ?? record?.billingAddress ?? null}
            onChange={(address) => set('billingAddress', address)}
          />
        )}
      </RecordForm>
      <ConflictDialog
        conflict={conflict}
        fields={fields}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
