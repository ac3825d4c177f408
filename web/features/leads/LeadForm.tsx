import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { CreateLeadDocument, type LeadFieldsFragment, UpdateLeadDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useUndo } from '../../kit/data/undo';
import { type Field, inputOf } from '../../kit/fields/field';
import { AddressFields } from '../../kit/form/AddressFields';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { leadForm } from './leadFields';

interface LeadFormProps {
  record?: LeadFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

const MORE = [
  'mobilePhone',
  'priority',
  'nextStep',
  'medium',
  'referrer',
  'industry',
  'companySize',
  'website',
  'tags',
  'doNotCall',
  'emailOptIn',
  'smsOptIn',
  'description',
  'manualScore',
  'manualScoreUntil',
];
const UNKNOWN = { budget: 'UNKNOWN', authority: 'UNKNOWN', need: 'UNKNOWN', timeframe: 'UNKNOWN' };
const own = leadForm.map((field) =>
  field.key === 'ownerId' ? { ...field, help: 'Left empty, the assignment rules choose.' } : field,
) as Field[];

/** Creates or edits a lead. */
export function LeadForm({ record, preset, onDone }: LeadFormProps) {
  const client = useApolloClient();
  const fields = useFields('Lead', own);
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ status: 'NEW', priority: 'MEDIUM', ...UNKNOWN, ...preset });
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateLeadDocument,
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
        draftKey={record ? `lead.${record.id}` : 'lead.new'}
        submitLabel={record ? 'Save lead' : 'Create lead'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateLeadDocument,
            variables: { input: inputOf(values) },
          });
          client.cache.evict({ fieldName: 'leads' });
          if (!data) return;
          offer(`${data.createLead.name} created`);
          onDone(data.createLead.id);
        }}
      >
        {(values, set) => (
          <AddressFields
            label="Address"
            value={values.address ?? record?.address ?? null}
            onChange={(address) => set('address', address)}
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
