import type { Context } from '../../kernel/context.js';
import { type FieldSpec, fieldsOf } from '../../kernel/field.js';
import { writable } from '../../kernel/input.js';
import { nounNamed, nounOf } from '../../kernel/noun.js';
import { allows } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { addressShape } from '../clients/address.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Affiliation } from '../contacts/affiliation.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import type { CustomFieldDefinition } from '../customFields/customField.entity.js';
import { definitionsOf, mayWrite } from '../customFields/definitions.js';
import { Team } from '../identity/team.entity.js';
import { User } from '../identity/user.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { PriceListEntry } from '../products/priceList.entity.js';
import { Product } from '../products/product.entity.js';
import { partFields } from './parts.js';
import type { TargetField } from './targetField.js';

/** The nouns that rows can become. */
const SUBJECTS: RecordClass[] = [
  Client,
  Contact,
  Affiliation,
  Lead,
  Opportunity,
  Interaction,
  Activity,
  Product,
  PriceListEntry,
  Competitor,
  User,
  Team,
];

/** The parts of an address that have columns of their own. */
export const ADDRESS_PARTS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'];

export interface ImportSubject {
  type: string;
  label: string;
  fields: TargetField[];
  /** Fields by which existing records can be found, each by itself. */
  keys: string[];
  /** Fields that find them only together; empty where one is enough. */
  wholeKey: string[];
}

/** What the actor may import, with the fields of each noun. */
export async function importSubjects(ctx: Context): Promise<ImportSubject[]> {
  const allowed = SUBJECTS.filter((Class) => allows(ctx.actor, Class, 'create'));
  return Promise.all(
    allowed.map(async (Class) => ({
      type: Class.name,
      label: nounOf(Class).label,
      fields: await targetFields(ctx, Class),
      keys: keysOf(Class),
      wholeKey: WHOLE_KEYS.get(Class) ?? [],
    })),
  );
}

/** The class behind a subject type; undefined when it cannot be imported. */
export const subjectNamed = (type: string): RecordClass | undefined =>
  SUBJECTS.find((Class) => Class === nounNamed(type)?.Class);

const keysOf = (Class: RecordClass) =>
  ['id', 'externalId', 'sku', 'email', 'name'].filter((key) => fieldsOf(Class).has(key));

/** Fields that only together tell the records of a noun apart. */
const WHOLE_KEYS = new Map<RecordClass, string[]>([
  [PriceListEntry, ['priceListId', 'productId', 'minQuantity']],
  [Affiliation, ['contactId', 'clientId']],
]);

/** Fields of which no two records have the same value. */
export const uniqueFieldsOf = (Class: RecordClass): string[] => [
  ...(fieldsOf(Class).has('externalId') ? ['externalId'] : []),
  ...((Class as unknown) === User ? ['email'] : []),
];

/** By it the rows of an export find the records they came from. */
const ID: TargetField = { key: 'id', label: 'ID', type: 'ID', required: false };

/** Everything a column can be mapped to: the id, the noun's own fields, the parts of addresses, and custom fields. */
export async function targetFields(ctx: Context, Class: RecordClass): Promise<TargetField[]> {
  const own = writable(Class).filter((field) => field.import && field.key !== 'customFields');
  const definitions = fieldsOf(Class).has('customFields') ? await definitionsOf(ctx, Class.name) : [];
  const settable = definitions.filter((each) => mayWrite(ctx, each));
  return [ID, ...own.flatMap(targetsOfField), ...partFields(Class), ...settable.flatMap(customTargets)];
}

function targetsOfField(field: FieldSpec): TargetField[] {
  const { key, label, type, format } = field;
  if (field.shape === addressShape)
    return ADDRESS_PARTS.map((part) => ({
      key: `${key}.${part}`,
      label: `${label}: ${part}`,
      type: 'TEXT',
      required: false,
      ...(part === 'country' ? { format: 'COUNTRY' as const } : {}),
    }));
  if (type === 'JSON') return [];
  return [
    {
      key,
      label,
      type,
      required:
        !field.nullable &&
        !field.filled &&
        field.default === undefined &&
        type !== 'TEXTS' &&
        type !== 'BOOLEAN',
      ...(format ? { format } : {}),
      ...(field.choices ? { options: field.choices.values } : {}),
      ...(field.reference ? { reference: (field.reference() as RecordClass).name } : {}),
    },
  ];
}

const CUSTOM: Record<string, TargetField['type']> = {
  NUMBER: 'INTEGER',
  DECIMAL: 'DECIMAL',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  DATE_TIME: 'INSTANT',
  SELECT: 'CHOICE',
  MULTI_SELECT: 'TEXTS',
  MONEY: 'DECIMAL',
  USER: 'REFERENCE',
  REFERENCE: 'REFERENCE',
};
const CUSTOM_FORMATS: Record<string, TargetField['format']> = { URL: 'URL', EMAIL: 'EMAIL', PHONE: 'PHONE' };

/** A custom field as columns can be mapped to it; money has a second one for its currency. */
export function customTargets({
  key,
  label,
  type,
  required,
  options,
  referenceTo,
}: CustomFieldDefinition): TargetField[] {
  const format = CUSTOM_FORMATS[type];
  const reference = type === 'USER' ? 'User' : referenceTo;
  const whole: TargetField = {
    key: `customFields.${key}`,
    label,
    type: CUSTOM[type] ?? 'TEXT',
    required,
    ...(format ? { format } : {}),
    ...(options
      ? {
          options: options.map((option) => option.id),
          optionLabels: Object.fromEntries(options.map((option) => [option.id, option.label])),
        }
      : {}),
    ...(reference ? { reference } : {}),
  };
  if (type !== 'MONEY') return [whole];
  const amount = { ...whole, key: `${whole.key}.amount` };
  const part = (name: string, type: TargetField['type'], format?: 'CURRENCY'): TargetField => ({
    key: `customFields.${key}.${name}`,
    label: `${label}: ${name === 'rateToBase' ? 'rate' : name}`,
    type,
    required: false,
    ...(format ? { format } : {}),
  });
  return [amount, part('currency', 'TEXT', 'CURRENCY'), part('rateToBase', 'DECIMAL')];
}
