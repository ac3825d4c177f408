import type { CustomFieldsQuery, CustomFieldType } from '../../gql/graphql';
import type { Field, FieldType } from '../fields/field';

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
};

/** The field that a definition describes: from here on it is a field like any other. */
export function customField({ key, label, type, options, required, section, help }: Definition): Field {
  const { comparator, ...kind } = KINDS[type];
  return {
    ...kind,
    key: `customFields.${key}`,
    label,
    required,
    help: help ?? undefined,
    section: section ?? CUSTOM_SECTION,
    options: (options as { id: string; label: string }[] | null)?.map((option) => ({
      value: option.id,
      label: option.label,
    })),
    editable: true,
    filter: `customFields.${key}.${comparator}`,
  };
}
