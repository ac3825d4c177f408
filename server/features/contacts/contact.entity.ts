import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  DateField,
  InstantField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { type Address, addressShape } from '../clients/address.js';
import { Client } from '../clients/client.entity.js';
import { User } from '../identity/user.entity.js';

export const PreferredChannel = choices('PreferredChannel', 'How a person wants to be reached.', {
  EMAIL: 'By e-mail.',
  PHONE: 'By phone.',
  SMS: 'By text message.',
  CHAT: 'By chat.',
  MAIL: 'By letter.',
});

@Noun({
  table: 'contacts',
  plural: 'contacts',
  label: 'Contact',
  title: 'name',
  details: true,
  description: 'A person at a client.',
})
export class Contact extends BaseRecord {
  @BelongsTo(() => Client, 'The client the person belongs to.', { nullable: true })
  clientId: string | null;

  @TextField('First and last name.', { search: true, write: 'NEVER', pii: 'PERSONAL' })
  name: string;

  @TextField('First name.', { nullable: true, max: 200, pii: 'PERSONAL' })
  firstName: string | null;

  @TextField('Last name.', { nullable: true, max: 200, pii: 'PERSONAL' })
  lastName: string | null;

  @TextField('Job title.', { nullable: true, max: 200, search: true })
  jobTitle: string | null;

  @TextField('Department.', { nullable: true, max: 200 })
  department: string | null;

  @TextField('Part in buying decisions, such as decision maker.', { nullable: true, max: 200 })
  role: string | null;

  @BooleanField('Whether this is the main contact of the client; a client has at most one.')
  isPrimary: boolean;

  @TextField('E-mail address.', {
    nullable: true,
    format: 'EMAIL',
    label: 'E-mail',
    search: true,
    pii: 'PERSONAL',
  })
  email: string | null;

  @TextField('Phone number, E.164.', { nullable: true, format: 'PHONE', search: true, pii: 'PERSONAL' })
  phone: string | null;

  @TextField('Mobile number, E.164.', { nullable: true, format: 'PHONE', pii: 'PERSONAL' })
  mobilePhone: string | null;

  @TextField('LinkedIn profile.', { nullable: true, format: 'URL', label: 'LinkedIn', pii: 'PERSONAL' })
  linkedinUrl: string | null;

  @TextField('Handle on X, formerly Twitter.', { nullable: true, max: 100, pii: 'PERSONAL' })
  twitterHandle: string | null;

  @ChoiceField(PreferredChannel, 'How the person wants to be reached.', { nullable: true })
  preferredChannel: Choice<typeof PreferredChannel> | null;

  @BooleanField('Agreed to receive e-mail.', { label: 'E-mail opt-in' })
  emailOptIn: boolean;

  @BooleanField('Agreed to receive text messages.', { label: 'SMS opt-in' })
  smsOptIn: boolean;

  @BooleanField('Must not be called.')
  doNotCall: boolean;

  @InstantField('Last completed interaction.', { nullable: true })
  lastContactedAt: string | null;

  @DateField('Birthday.', { nullable: true, pii: 'SENSITIVE' })
  birthday: string | null;

  @DateField('Anniversary.', { nullable: true, pii: 'PERSONAL' })
  anniversary: string | null;

  @JsonField('Postal address.', { nullable: true, shape: addressShape, pii: 'PERSONAL' })
  address: Address | null;

  @TextField('Where the contact came from.', { nullable: true, max: 200 })
  source: string | null;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @TextField('Notes on the person.', { nullable: true, max: 20_000, sort: false, pii: 'PERSONAL' })
  notes: string | null;

  @BelongsTo(() => User, 'Who is responsible for the contact.', { nullable: true })
  ownerId: string | null;

  @TextField('Id of the contact in another system; unique.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
