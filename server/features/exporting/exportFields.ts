import type { Context } from '../../kernel/context.js';
import { type FieldSpec, type FieldType, fieldsOf } from '../../kernel/field.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { referenceName } from '../../kernel/reference.js';
import { CustomFieldDefinition } from '../customFields/customField.entity.js';
import { ADDRESS_PARTS, customTarget } from '../importing/subjects.js';

/** A field of a record as exports read it. */
export interface ExportField {
  /** `name`, `clientId`, `customFields.size`. */
  key: string;
  label: string;
  type: FieldType;
  read: (row: BaseRecord) => unknown;
  /** What people call a choice. */
  labelOf?: (choice: string) => string;
  /** The noun a reference leads to. */
  Target?: RecordClass;
  /** Its parts, for addresses. */
  parts?: readonly string[];
  /** The name of the property in JSON. */
  property: string;
}

/** Every field of a noun that the actor may take out of Rapport, custom fields last. */
export async function exportFields(ctx: Context, Class: RecordClass): Promise<ExportField[]> {
  const own = [...fieldsOf(Class).values()].filter(
    (field) => mayLeave(field) && (!field.sensitive || ctx.actor.can(field.sensitive)),
  );
  if (!fieldsOf(Class).has('customFields')) return own.map(ownField);
  const definitions = await ctx.db.find(
    CustomFieldDefinition,
    { subjectType: Class.name },
    { orderBy: [{ field: 'position' }] },
  );
  return [...own.map(ownField), ...definitions.map(customField)];
}

/** What every record has, and people want to have. */
const FRAME = ['id', 'createdAt', 'updatedAt'];

const mayLeave = ({ key, type, shape, hidden, secret, export: exported }: FieldSpec) =>
  !hidden && !secret && (exported || FRAME.includes(key)) && (type !== 'JSON' || shape !== undefined);

function ownField(field: FieldSpec): ExportField {
  const { key, label, type, choices, reference, shape } = field;
  return {
    key,
    label,
    type,
    read: (row) => (row as unknown as Record<string, unknown>)[key],
    property: reference ? referenceName(field) : key,
    ...(choices ? { labelOf: sentence } : {}),
    ...(reference ? { Target: reference() as RecordClass } : {}),
    ...(shape ? { parts: ADDRESS_PARTS } : {}),
  };
}

function customField(definition: CustomFieldDefinition): ExportField {
  const { key, label, type, optionLabels } = customTarget(definition);
  return {
    key,
    label,
    type,
    read: (row) =>
      (row as BaseRecord & { customFields: Record<string, unknown> }).customFields[definition.key],
    property: key,
    ...(optionLabels ? { labelOf: (option: string) => optionLabels[option] ?? option } : {}),
  };
}

/** `IN_PROGRESS` reads "In progress". */
function sentence(choice: string): string {
  const words = choice.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
