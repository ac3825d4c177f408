import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  DecimalField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

export const CustomFieldType = choices('CustomFieldType', 'What kind of value a custom field takes.', {
  TEXT: 'One line of text.',
  LONG_TEXT: 'Several lines of text.',
  NUMBER: 'A whole number.',
  DECIMAL: 'A decimal number, as text.',
  BOOLEAN: 'Yes or no.',
  DATE: 'A calendar day.',
  DATE_TIME: 'An instant.',
  SELECT: 'One of the options.',
  MULTI_SELECT: 'Several of the options.',
  URL: 'A web address.',
  EMAIL: 'An e-mail address.',
  PHONE: 'A phone number, E.164.',
  MONEY: 'An amount with its currency: { amount, currency, rateToBase }.',
  USER: 'A user, by id.',
  REFERENCE: 'A record of another noun, by id.',
});

export const FieldPrivacy = choices('FieldPrivacy', 'What a field says about a person.', {
  NONE: 'Nothing.',
  PERSONAL: 'Something personal, such as a birthday.',
  SENSITIVE: 'Something sensitive, such as health or belief.',
});

/** A choice of a SELECT or MULTI_SELECT. */
export interface FieldOption {
  id: string;
  label: string;
  color?: string | null;
  archived?: boolean;
}

@Noun({
  table: 'custom_field_definitions',
  plural: 'customFieldDefinitions',
  label: 'Custom field',
  noun: 'customField',
  title: 'label',
  description: 'A field that the organization added to a noun.',
})
export class CustomFieldDefinition extends BaseRecord {
  @TextField(
    'The noun it belongs to: Client, Contact, Lead, Opportunity, Product, Interaction or Activity.',
    {
      write: 'CREATE',
      max: 50,
    },
  )
  subjectType: string;

  @TextField('Key under which values are stored; never changes.', { write: 'CREATE', max: 60 })
  key: string;

  @TextField('Name on screen.', { max: 200 })
  label: string;

  @ChoiceField(CustomFieldType, 'Kind of value.', { write: 'CREATE' })
  type: Choice<typeof CustomFieldType>;

  @JsonField(
    'Options of SELECT and MULTI_SELECT: [{ id, label, color, archived }]; values hold the ids. Those left out of a change are archived.',
    { nullable: true },
  )
  options: FieldOption[] | null;

  @TextField('The noun that a REFERENCE leads to, such as Client.', {
    nullable: true,
    write: 'CREATE',
    max: 50,
  })
  referenceTo: string | null;

  @BooleanField('Whether a record has to have a value.')
  required: boolean;

  @BooleanField('Whether no two records may have the same value, whatever its case and spaces.')
  unique: boolean;

  @JsonField('What a new record begins with, in the form of its values.', { nullable: true })
  defaultValue: unknown;

  @DecimalField('Smallest number or amount.', { nullable: true })
  minimum: string | null;

  @DecimalField('Largest number or amount.', { nullable: true })
  maximum: string | null;

  @IntegerField('Most characters of a text.', { nullable: true, min: 1, max: 20_000 })
  maxLength: number | null;

  @TextField(
    'Form of a text as a regular expression over all of it: characters, [classes], (groups), |, ? * + {m,n}, \\d \\w \\s.',
    { nullable: true, max: 200 },
  )
  pattern: string | null;

  @ChoiceField(FieldPrivacy, 'What it says about a person.', { default: FieldPrivacy.NONE })
  privacy: Choice<typeof FieldPrivacy>;

  @TextsField(
    'Ids of the roles for which it is there: shown, filtered, sorted, exported and kept in history. None means everybody; for owners and admins it always is.',
    { max: 40, label: 'Who sees it' },
  )
  readRoleIds: string[];

  @TextsField('Ids of the roles that may set it, among those that see it. None means all of these.', {
    max: 40,
    label: 'Who sets it',
  })
  writeRoleIds: string[];

  @BooleanField('Whether filters and orders by it are made fast by an index.')
  indexed: boolean;

  @InstantField('When its index was ready; null while there is none.', { nullable: true, write: 'NEVER' })
  indexedAt: string | null;

  @TextField('Why its index could not be built.', { nullable: true, write: 'NEVER' })
  indexProblem: string | null;

  @IntegerField('Place among the custom fields; a new one comes last.', { filled: true })
  position: number;

  @TextField('Heading under which it is shown.', { nullable: true, max: 200 })
  section: string | null;

  @TextField('What belongs into it; shown with its input.', { nullable: true, max: 500 })
  help: string | null;
}
