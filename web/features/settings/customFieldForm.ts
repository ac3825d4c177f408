import type { CustomFieldType } from '../../gql/graphql';
import { choicesOf, type Field, fieldsOf } from '../../kit/fields/field';

/** The types a field can have. */
export const TYPES: CustomFieldType[] = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'DECIMAL',
  'MONEY',
  'BOOLEAN',
  'DATE',
  'DATE_TIME',
  'SELECT',
  'MULTI_SELECT',
  'URL',
  'EMAIL',
  'PHONE',
  'USER',
  'REFERENCE',
];

const NUMBERS = ['NUMBER', 'DECIMAL', 'MONEY'];
const TEXTS = ['TEXT', 'LONG_TEXT'];
const UNIQUE = ['TEXT', 'NUMBER', 'DECIMAL', 'DATE', 'URL', 'EMAIL', 'PHONE', 'USER', 'REFERENCE'];
const RIGHTS = [
  { value: 'customField.viewRestricted', label: 'Those with “view restricted fields”' },
  { value: 'customField.setRestricted', label: 'Those with “set restricted fields”' },
];
const [VALUE, RULES, ACCESS] = ['What it takes', 'Rules', 'Who and how'];

const creation = fieldsOf([
  { key: 'label', label: 'Name', type: 'text', required: true },
  {
    key: 'type',
    label: 'Type',
    type: 'choice',
    options: choicesOf(TYPES),
    required: true,
    help: 'It cannot be changed later.',
  },
  {
    key: 'referenceTo',
    label: 'Leads to',
    type: 'choice',
    options: choicesOf(['Client', 'Contact', 'Lead', 'Opportunity']),
    required: true,
  },
]) as Field[];

const shared = fieldsOf([
  { key: 'section', label: 'Heading', type: 'text', help: 'Under which it is shown.', section: VALUE },
  { key: 'help', label: 'Help', type: 'text', help: 'What belongs into it, in a few words.', section: VALUE },
  { key: 'required', label: 'Every record needs a value', type: 'boolean', section: RULES },
  {
    key: 'unique',
    label: 'No two records have the same value',
    type: 'boolean',
    section: RULES,
  },
  { key: 'minimum', label: 'Smallest', type: 'number', decimals: 4, section: RULES },
  { key: 'maximum', label: 'Largest', type: 'number', decimals: 4, section: RULES },
  { key: 'maxLength', label: 'Most characters', type: 'number', section: RULES },
  {
    key: 'pattern',
    label: 'Form',
    type: 'text',
    help: 'A regular expression for all of it, such as [A-Z]{2}-\\d+.',
    section: RULES,
  },
  {
    key: 'privacy',
    label: 'About people',
    type: 'choice',
    options: [
      { value: 'NONE', label: 'Nothing personal' },
      { value: 'PERSONAL', label: 'Personal' },
      { value: 'SENSITIVE', label: 'Sensitive' },
    ],
    required: true,
    section: ACCESS,
  },
  {
    key: 'readPermission',
    label: 'Who sees it',
    type: 'choice',
    options: RIGHTS.slice(0, 1),
    help: 'Everybody when empty. For all others it is not there.',
    section: ACCESS,
  },
  {
    key: 'writePermission',
    label: 'Who sets it',
    type: 'choice',
    options: RIGHTS.slice(1),
    help: 'Everybody who may change the record when empty.',
    section: ACCESS,
  },
  {
    key: 'indexed',
    label: 'Fast to filter and sort by',
    type: 'boolean',
    help: 'Builds an index; at most 20 fields have one.',
    section: ACCESS,
  },
]) as Field[];

const ONLY: Record<string, (type: string) => boolean> = {
  referenceTo: (type) => type === 'REFERENCE',
  unique: (type) => UNIQUE.includes(type),
  minimum: (type) => NUMBERS.includes(type),
  maximum: (type) => NUMBERS.includes(type),
  maxLength: (type) => TEXTS.includes(type),
  pattern: (type) => TEXTS.includes(type),
  indexed: (type) => type !== 'LONG_TEXT',
};

/** The fields of the form of a custom field; its type decides which are asked for. */
export const formFields = (creating: boolean): Field[] => (creating ? [...creation, ...shared] : shared);

/** Whether a field of that type has such a rule. */
export const isAsked = (key: string, type: string): boolean => ONLY[key]?.(type) ?? true;

/** The input for the default of a field of that type; none for those that have no default. */
export function defaultField(
  type: CustomFieldType,
  options: { value: string; label: string }[],
): Field | null {
  const types: Partial<Record<CustomFieldType, Field['type']>> = {
    TEXT: 'text',
    LONG_TEXT: 'longText',
    NUMBER: 'number',
    DECIMAL: 'number',
    MONEY: 'amount',
    BOOLEAN: 'boolean',
    SELECT: 'choice',
    MULTI_SELECT: 'tags',
    URL: 'url',
  };
  const known = types[type];
  if (!known) return null;
  return {
    key: 'defaultValue',
    label: 'A new record begins with',
    type: known,
    options: type.includes('SELECT') ? options : undefined,
    decimals: type === 'DECIMAL' ? 4 : undefined,
  };
}
