import { type ClientFieldsFragment, CreateClientDocument, UpdateClientDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import type { Field } from '../../kit/fields/field';
import { AddressFields } from '../../kit/form/AddressFields';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
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
  'priceListId',
  'description',
];
const MORE = FORM.slice(FORM.indexOf('companySize'));
const COMPANY_ONLY = ['companySize', 'annualRevenue'];
const ownFields = FORM.flatMap((key) => clientFields.find((field) => field.key === key) ?? []) as Field[];

/** Creates or edits a client. */
export function ClientForm(props: NounFormProps<ClientFieldsFragment>) {
  const { userId } = useSession();
  return (
    <NounForm
      {...props}
      noun="client"
      operations={{ create: CreateClientDocument, update: UpdateClientDocument }}
      listedIn={['clients']}
      fields={useFields('Client', ownFields)}
      more={MORE}
      fresh={{ type: 'COMPANY', status: 'LEAD', ownerId: userId }}
      visible={(key, values) =>
        values.type === 'INDIVIDUAL'
          ? key !== 'companyName' && !COMPANY_ONLY.includes(key)
          : !['firstName', 'lastName'].includes(key)
      }
    >
      {(values, set) => (
        <AddressFields
          label="Billing address"
          value={values.billingAddress ?? props.record?.billingAddress ?? null}
          onChange={(address) => set('billingAddress', address)}
        />
      )}
    </NounForm>
  );
}
