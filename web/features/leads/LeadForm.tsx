import { CreateLeadDocument, type LeadFieldsFragment, UpdateLeadDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import type { Field } from '../../kit/fields/field';
import { AddressFields } from '../../kit/form/AddressFields';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { leadForm } from './leadFields';

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
export function LeadForm(props: NounFormProps<LeadFieldsFragment>) {
  return (
    <NounForm
      {...props}
      noun="lead"
      operations={{ create: CreateLeadDocument, update: UpdateLeadDocument }}
      listedIn={['leads']}
      fields={useFields('Lead', own)}
      more={MORE}
      fresh={{ status: 'NEW', priority: 'MEDIUM', ...UNKNOWN }}
    >
      {(values, set) => (
        <AddressFields
          label="Address"
          value={values.address ?? props.record?.address ?? null}
          onChange={(address) => set('address', address)}
        />
      )}
    </NounForm>
  );
}
