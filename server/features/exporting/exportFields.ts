import type { Context } from '../../kernel/context.js';
import { type FieldSpec, type FieldType, fieldsOf, seesField } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import { declarePermission } from '../../kernel/policy.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { referenceName } from '../../kernel/reference.js';
import type { CustomFieldDefinition } from '../customFields/customField.entity.js';
import { definitionsOf, mayRead } from '../customFields/definitions.js';
import { ADDRESS_PARTS, customTargets } from '../importing/subjects.js';
import { exportParts } from './exportParts.js';

/** A field of a record as exports read it. */
export interface ExportField {
  /** `name`, `clientId`, `customFields.size`. */
  key: string;
  label: string;
  type: FieldType;
  read: (row: BaseRecord) => unknown;
  /** Fetches what the row itself does not have; kept in it under the key before it is read. */
  load?: (ctx: Context, row: never) => Promise<unknown>;
  /** What people call a choice. */
  labelOf?: (choice: string) => string;
  /** The noun a reference leads to. */
  Target?: RecordClass;
  /** Its parts, for addresses. */
  parts?: readonly string[];
  /** What stands between the texts of a list in tables; a comma when left out. */
  separator?: string;
  /** For money in a currency of its own: key of the field that says which. */
  currency?: string;
  /** The name of the property in JSON. */
  property: string;
  /** Whether it says something about a person that takes a right of its own to leave. */
  personal?: boolean;
}

/** Takes personal custom fields out of Rapport. */
const EXPORT_PERSONAL = 'customField.exportPersonal';
declarePermission(EXPORT_PERSONAL);

/** Every field of a noun that the actor sees and that can leave Rapport, custom fields last. */
export async function exportFields(ctx: Context, Class: RecordClass): Promise<ExportField[]> {
  const taken = [...fieldsOf(Class).values()].filter(
    (field) => mayLeave(field) && seesField(ctx.actor, field),
  );
  const own = [...taken.map(ownField), ...exportParts(Class)];
  if (!fieldsOf(Class).has('customFields')) return own;
  const definitions = await definitionsOf(ctx, Class.name);
  const custom = definitions
    .filter((each) => mayRead(ctx, each))
    .flatMap((definition) =>
      customFieldsOf(definition).map((field) => ({ ...field, personal: definition.privacy !== 'NONE' })),
    );
  return [...own, ...custom];
}

/** Whether the actor may take the values of a field along. */
export const mayTake = ({ actor }: Context, { personal }: ExportField): boolean =>
  !personal || actor.can(EXPORT_PERSONAL);

/** What every record has, and people want to have. */
const FRAME = ['id', 'createdAt', 'updatedAt'];

const mayLeave = ({ key, type, shape, hidden, secret, export: exported }: FieldSpec) =>
  !hidden && !secret && (exported || FRAME.includes(key)) && (type !== 'JSON' || shape !== undefined);

function ownField(field: FieldSpec): ExportField {
  const { key, label, type, choices, reference, shape, currency } = field;
  return {
    key,
    label,
    type,
    read: (row) => (row as unknown as Record<string, unknown>)[key],
    property: reference ? referenceName(field) : key,
    ...(currency ? { currency } : {}),
    ...(choices ? { labelOf: sentence } : {}),
    ...(reference ? { Target: reference() as RecordClass } : {}),
    ...(shape ? { parts: ADDRESS_PARTS } : {}),
  };
}

/** A custom field as a column; an amount of money has its currency and its rate in columns of their own. */
function customFieldsOf(definition: CustomFieldDefinition): ExportField[] {
  const { key, label, type, optionLabels, reference } = customTargets(definition)[0]!;
  const value = (row: BaseRecord) =>
    (row as BaseRecord & { customFields: Record<string, unknown> }).customFields[definition.key];
  if (definition.type === 'MONEY') return moneyFields(definition, value);
  return [
    {
      key,
      label,
      type,
      read: value,
      property: key,
      ...(optionLabels ? { labelOf: (option: string) => optionLabels[option] ?? option } : {}),
      ...(reference ? { Target: nounNamed(reference)!.Class } : {}),
    },
  ];
}

function moneyFields(
  { key, label }: CustomFieldDefinition,
  value: (row: BaseRecord) => unknown,
): ExportField[] {
  const part = (name: string) => (row: BaseRecord) =>
    (value(row) as Record<string, unknown> | undefined)?.[name];
  const path = `customFields.${key}`;
  return [
    {
      key: path,
      label,
      type: 'DECIMAL',
      read: part('amount'),
      currency: `${path}.currency`,
      property: path,
    },
    {
      key: `${path}.currency`,
      label: `${label}: currency`,
      type: 'TEXT',
      read: part('currency'),
      property: `${path}Currency`,
    },
    {
      key: `${path}.rateToBase`,
      label: `${label}: rate`,
      type: 'DECIMAL',
      read: part('rateToBase'),
      property: `${path}RateToBase`,
    },
  ];
}

/** `IN_PROGRESS` reads "In progress". */
function sentence(choice: string): string {
  const words = choice.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
