import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IntegerField,
  JsonField,
  TextField,
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
});

@Noun({
  table: 'custom_field_definitions',
  plural: 'customFieldDefinitions',
  label: 'Custom field',
  noun: 'customField',
  title: 'label',
  description: 'A field that the organization added to a noun.',
})
export class CustomFieldDefinition extends BaseRecord {
  @TextField('The noun it belongs to: Client, Contact, Lead, Opportunity, Product or Interaction.', {
    write: 'CREATE',
    max: 50,
  })
  subjectType: string;

  @TextField('Key under which values are stored; never changes.', { write: 'CREATE', max: 60 })
  key: string;

  @TextField('Name on screen.', { max: 200 })
  label: string;

  @ChoiceField(CustomFieldType, 'Kind of value.', { write: 'CREATE' })
  type: Choice<typeof CustomFieldType>;

  @JsonField('Options of SELECT and MULTI_SELECT: [{ id, label }]; values hold the ids.', { nullable: true })
  options: { id: string; label: string }[] | null;

  @BooleanField('Whether a record has to have a value.')
  required: boolean;

  @IntegerField('Place among the custom fields.', { default: 0 })
  position: number;

  @TextField('Heading under which it is shown.', { nullable: true, max: 200 })
  section: string | null;

  @TextField('What belongs into it; shown with its input.', { nullable: true, max: 500 })
  help: string | null;
}
