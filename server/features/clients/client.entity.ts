import {
  type Choice,
  ChoiceField,
  choices,
  DateField,
  DecimalField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';
import { PriceList } from '../products/priceList.entity.js';
import { type Address, addressShape } from './address.js';

export const ClientType = choices('ClientType', 'Whether a client is a person or a company.', {
  INDIVIDUAL: 'A person.',
  COMPANY: 'A company or another body.',
});

export const ClientStatus = choices('ClientStatus', 'Where a client stands in the relationship.', {
  LEAD: 'Not yet qualified.',
  PROSPECT: 'Might buy.',
  CUSTOMER: 'Has bought.',
  INACTIVE: 'The relationship rests or has ended.',
});

@Noun({
  table: 'clients',
  plural: 'clients',
  label: 'Client',
  title: 'name',
  details: true,
  description: 'A person or company one does business with.',
})
export class Client extends BaseRecord {
  @ChoiceField(ClientType, 'Person or company.', { default: ClientType.COMPANY })
  type: Choice<typeof ClientType>;

  @TextField("The company's name, or first and last name of a person.", {
    search: true,
    write: 'NEVER',
    pii: 'PERSONAL',
  })
  name: string;

  @TextField('First name of a person.', { nullable: true, max: 200, pii: 'PERSONAL' })
  firstName: string | null;

  @TextField('Last name of a person.', { nullable: true, max: 200, pii: 'PERSONAL' })
  lastName: string | null;

  @TextField('Name of the company; for a person the employer.', { nullable: true, max: 300, search: true })
  companyName: string | null;

  @ChoiceField(ClientStatus, 'Where the relationship stands.', { default: ClientStatus.PROSPECT })
  status: Choice<typeof ClientStatus>;

  @TextField('Industry.', { nullable: true, max: 200 })
  industry: string | null;

  @IntegerField('Number of employees.', { nullable: true, min: 0 })
  companySize: number | null;

  @DecimalField('Annual revenue in the base currency of the organization.', { nullable: true })
  annualRevenue: string | null;

  @TextField('Website.', { nullable: true, format: 'URL' })
  website: string | null;

  @TextField('Main e-mail address.', {
    nullable: true,
    format: 'EMAIL',
    label: 'E-mail',
    search: true,
    pii: 'PERSONAL',
  })
  email: string | null;

  @TextField('Main phone number, E.164.', { nullable: true, format: 'PHONE', search: true, pii: 'PERSONAL' })
  phone: string | null;

  @TextsField('Further e-mail addresses.', { format: 'EMAIL', label: 'Other e-mails', pii: 'PERSONAL' })
  otherEmails: string[];

  @TextsField('Further phone numbers, E.164.', { format: 'PHONE', pii: 'PERSONAL' })
  otherPhones: string[];

  @JsonField('Address for invoices.', { nullable: true, shape: addressShape, pii: 'PERSONAL' })
  billingAddress: Address | null;

  @JsonField('Address for deliveries.', { nullable: true, shape: addressShape, pii: 'PERSONAL' })
  shippingAddress: Address | null;

  @TextField('IANA time zone of the client.', { nullable: true, format: 'TIME_ZONE' })
  timeZone: string | null;

  @TextField('Category of your own choosing.', { nullable: true, max: 200 })
  category: string | null;

  @TextField('Where the client came from.', { nullable: true, max: 200 })
  source: string | null;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @BelongsTo(() => User, 'Who is responsible for the client.', { nullable: true })
  ownerId: string | null;

  @BelongsTo(() => User, 'Who looks after the client day by day.', { nullable: true })
  accountManagerId: string | null;

  @BelongsTo(() => Client, 'The company this one belongs to.', { nullable: true })
  parentClientId: string | null;

  @BelongsTo(() => PriceList, 'The price list that new opportunities with the client begin with.', {
    nullable: true,
  })
  priceListId: string | null;

  @DateField('When the relationship began.', { nullable: true })
  firstEngagedOn: string | null;

  @InstantField('Last completed interaction.', { nullable: true, write: 'NEVER' })
  lastEngagedAt: string | null;

  @TextField('Notes on the client.', { nullable: true, max: 20_000, sort: false })
  description: string | null;

  @TextField('Id of the client in another system; unique, imports find clients by it.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
