import type { CustomFieldsQuery, CustomFieldType } from '../../gql/graphql';
import { type Field, type FieldType, rawValue } from '../fields/field';
import { RecordName } from './RecordName';

type Definition = CustomFieldsQuery['customFieldDefinitions']['nodes'][number];

/** The heading of custom fields that have none of their own. */
export const CUSTOM_SECTION = 'Custom fields';

const KINDS: Record<CustomFieldType, { type: FieldType; comparator: string; decimals?: number }> = {
  TEXT: { type: 'text', comparator: 'string' },
  LONG_TEXT: { type: 'longText', comparator: 'string' },
  NUMBER: { type: 'number', comparator: 'number' },
  DECIMAL: { type: 'number', comparator: 'number', decimals: 4 },
  BOOLEAN: { type: 'boolean', comparator: 'boolean' },
  DATE: { type: 'date', comparator: 'date' },
  DATE_TIME: { type: 'dateTime', comparator: 'date' },
  SELECT: { type: 'choice', comparator: 'string' },
  MULTI_SELECT: { type: 'tags', comparator: 'list' },
  URL: { type: 'url', comparator: 'string' },
  EMAIL: { type: 'email', comparator: 'string' },
  PHONE: { type: 'phone', comparator: 'string' },
  MONEY: { type: 'amount', comparator: 'number' },
  USER: { type: 'reference', comparator: 'id' },
  REFERENCE: { type: 'reference', comparator: 'id' },
};
const UNSORTED: CustomFieldType[] = ['LONG_TEXT', 'MULTI_SELECT', 'USER', 'REFERENCE'];

interface Option {
  id: string;
  label: string;
  color?: string;
  archived?: boolean;
}

/** The field that a definition describes: from here on it is a field like any other. */
export function customField(definition: Definition): Field {
  const { type, options, required, section, help, privacy, writable, defaultValue } = definition;
  const { comparator, ...kind } = KINDS[type];
  const key = `customFields.${definition.key}`;
  const noun = type === 'USER' ? 'User' : definition.referenceTo;
  return {
    ...kind,
    key,
    label: definition.label,
    required: required && writable,
    help: help ?? undefined,
    privacy,
    section: section ?? CUSTOM_SECTION,
    options: (options as Option[] | null)?.map(({ id, label, color, archived }) => ({
      value: id,
      label: archived ? `${label} (archived)` : label,
      color,
      archived,
    })),
    initial: defaultValue ?? undefined,
    editable: writable,
    sort: UNSORTED.includes(type) ? undefined : key,
    filter: `${key}.${comparator}`,
    ...(noun
      ? {
          to: noun.toLowerCase(),
          cell: (row) => <RecordName noun={noun} id={rawValue({ key } as Field, row)} />,
        }
      : {}),
  };
}
