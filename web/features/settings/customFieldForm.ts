import type { CustomFieldType } from '../../gql/graphql';
import { type Choice, choicesOf, type Field, fieldsOf } from '../../kit/fields/field';

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

const shared = (roles: Choice[]) =>
  fieldsOf([
    { key: 'section', label: 'Heading', type: 'text', help: 'Under which it is shown.', section: VALUE },
    {
      key: 'help',
      label: 'Help',
      type: 'text',
      help: 'What belongs into it, in a few words.',
      section: VALUE,
    },
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
      help: 'What is personal or sensitive is exported only with the right to export personal fields.',
      section: ACCESS,
    },
    {
      key: 'readRoleIds',
      label: 'Who sees it',
      type: 'tags',
      options: roles,
      help: 'Roles; everybody when empty. For others it is not there. Owners and admins always see it.',
      section: ACCESS,
    },
    {
      key: 'writeRoleIds',
      label: 'Who sets it',
      type: 'tags',
      options: roles,
      help: 'Roles; when empty everybody who sees it and may change the record.',
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

/** The fields of the form of a custom field, which can be for some of the roles; its type decides which are asked for. */
export const formFields = (creating: boolean, roles: Choice[]): Field[] =>
  creating ? [...creation, ...shared(roles)] : shared(roles);

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
