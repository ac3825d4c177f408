import { type ContactFieldsFragment, CreateContactDocument, UpdateContactDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { contactForm } from './contactFields';

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
export function ContactForm(props: NounFormProps<ContactFieldsFragment>) {
  const { userId } = useSession();
  return (
    <NounForm
      {...props}
      noun="contact"
      operations={{ create: CreateContactDocument, update: UpdateContactDocument }}
      listedIn={['contacts']}
      fields={useFields('Contact', contactForm)}
      more={MORE}
      fresh={{ ownerId: userId }}
    />
  );
}
