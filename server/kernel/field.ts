import { Field, ID, Int, registerEnumType } from 'type-graphql';
import { Column } from 'typeorm';
import type { Actor } from './actor.js';
import { DateScalar, DateTimeScalar, DecimalScalar, JSONScalar } from './scalars.js';

export type FieldType =
  | 'ID'
  | 'TEXT'
  | 'CHOICE'
  | 'INTEGER'
  | 'DECIMAL'
  | 'BOOLEAN'
  | 'DATE'
  | 'INSTANT'
  | 'TEXTS'
  | 'JSON'
  | 'REFERENCE';
export type TextFormat = 'EMAIL' | 'PHONE' | 'URL' | 'COLOR' | 'CURRENCY' | 'TIME_ZONE' | 'LOCALE';
export type Pii = 'NONE' | 'PERSONAL' | 'SENSITIVE';

/** Everything the product knows about a field; declared once, on the entity. */
export interface FieldSpec {
  key: string;
  column: string;
  type: FieldType;
  label: string;
  description?: string;
  nullable?: boolean;
  /** Who may set it: at creation only, always, or nobody (computed). */
  write?: 'ALWAYS' | 'CREATE' | 'NEVER';
  filter?: boolean;
  sort?: boolean;
  search?: boolean;
  import?: boolean;
  export?: boolean;
  pii?: Pii;
  /** Permission without which the field reads as null and cannot be filtered, sorted or exported. */
  sensitive?: string;
  /** Not in the GraphQL schema. */
  hidden?: boolean;
  /** Never written to `events.changes`. */
  secret?: boolean;
  format?: TextFormat;
  /** Texts that differ only in letter case mean the same: such a field is unique whatever its case, and found so. */
  anyCase?: boolean;
  max?: number;
  min?: number;
  scale?: number;
  default?: unknown;
  /** Never null, but the noun's rules fill it in when a client leaves it out. */
  filled?: boolean;
  choices?: { name: string; values: string[]; object: Record<string, string> };
  reference?: () => abstract new () => object;
  /** For money that is not in the base currency: key of the field with its currency. */
  currency?: string;
  /** For money: key of the field with the rate into the base currency. */
  rate?: string;
  /** Added by an organization: its values stand in the column `custom_fields`, under its key. */
  custom?: boolean;
  /** Ids of the roles that get to see a custom field, and of those that may set it; none means everybody. */
  readers?: readonly string[];
  writers?: readonly string[];
  /** The part of a custom value that is compared, such as the `base` of an amount of money. */
  inner?: string;
  /** GraphQL object and input type of a JSON field with a known shape. */
  shape?: { object: () => object; input: () => object };
}

/** Whether the actor gets to see the values of a field; who does not cannot filter, sort, group or set by it either. */
export const seesField = (actor: Actor, { sensitive, readers }: FieldSpec): boolean =>
  (!sensitive || actor.can(sensitive)) && actor.isOneOf(readers);

export type FieldOptions = Partial<Omit<FieldSpec, 'key' | 'type' | 'description'>>;

const registry = new Map<object, Map<string, FieldSpec>>();

/** Enters a field into the registry; the decorators below do it for entities. */
export function registerField(Class: object, spec: FieldSpec): void {
  const fields = registry.get(Class) ?? new Map<string, FieldSpec>();
  fields.set(spec.key, spec);
  registry.set(Class, fields);
  merged.clear();
}

const merged = new Map<object, Map<string, FieldSpec>>();

/** All fields of a record class by key, those of its base classes first. */
export function fieldsOf(Class: object): Map<string, FieldSpec> {
  const known = merged.get(Class);
  if (known) return known;
  const parent = Object.getPrototypeOf(Class);
  const fields = new Map([
    ...(parent && parent !== Function.prototype ? fieldsOf(parent) : []),
    ...(registry.get(Class) ?? []),
  ]);
  merged.set(Class, fields);
  return fields;
}

/** One field of a record class; throws when there is none: a field name never comes unchecked. */
export function fieldOf(Class: { name: string }, key: string): FieldSpec {
  const field = fieldsOf(Class).get(key);
  if (!field) throw new Error(`${Class.name} has no field ${key}`);
  return field;
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const words = (key: string) => {
  const text = snake(key)
    .replace(/_(id|on|at)$/, '')
    .replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

interface Kind {
  type: FieldType;
  column: 'text' | 'integer' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'jsonb' | 'uuid';
  graphql: (options: FieldOptions) => unknown;
  array?: boolean;
  filter?: boolean;
  sort?: boolean;
}

/** Makes the decorator of a kind of field: TypeORM column, GraphQL field and registry entry in one. */
export function fieldDecorator(kind: Kind) {
  return (description: string, options: FieldOptions = {}): PropertyDecorator =>
    (prototype, property) => {
      const key = String(property);
      const spec: FieldSpec = {
        key,
        type: kind.type,
        description,
        write: 'ALWAYS',
        filter: kind.filter ?? true,
        sort: kind.sort ?? true,
        import: options.write !== 'NEVER' && !options.hidden,
        export: !options.hidden,
        pii: 'NONE',
        ...options,
        column: options.column ?? snake(key),
        label: options.label ?? words(key),
      };
      registerField(prototype.constructor, spec);
      Column({
        type: kind.column,
        name: spec.column,
        nullable: spec.nullable,
        array: kind.array,
        ...(kind.column === 'numeric' ? { precision: 18, scale: spec.scale ?? 4 } : {}),
      })(prototype, property);
      if (spec.hidden) return;
      const type = kind.graphql(options);
      Field(() => (kind.array ? [type] : type) as never, {
        nullable: spec.nullable || Boolean(spec.sensitive),
        description,
      })(prototype, property);
    };
}

export const TextField = fieldDecorator({ type: 'TEXT', column: 'text', graphql: () => String });
export const IdField = fieldDecorator({ type: 'ID', column: 'uuid', graphql: () => ID, sort: false });
export const IntegerField = fieldDecorator({ type: 'INTEGER', column: 'integer', graphql: () => Int });
export const DecimalField = fieldDecorator({
  type: 'DECIMAL',
  column: 'numeric',
  graphql: () => DecimalScalar,
});
export const BooleanField = fieldDecorator({ type: 'BOOLEAN', column: 'boolean', graphql: () => Boolean });
export const DateField = fieldDecorator({ type: 'DATE', column: 'date', graphql: () => DateScalar });
export const InstantField = fieldDecorator({
  type: 'INSTANT',
  column: 'timestamptz',
  graphql: () => DateTimeScalar,
});
export const TextsField = fieldDecorator({
  type: 'TEXTS',
  column: 'text',
  graphql: () => String,
  array: true,
  sort: false,
});
export const JsonField = fieldDecorator({
  type: 'JSON',
  column: 'jsonb',
  graphql: (options) => options.shape?.object() ?? JSONScalar,
  filter: false,
  sort: false,
});
const choiceField = fieldDecorator({
  type: 'CHOICE',
  column: 'text',
  graphql: (options) => options.choices?.object,
});

/** A field with one of the named values of an enumeration made by `choices`. */
export function ChoiceField(
  choices: Record<string, string>,
  description: string,
  options: FieldOptions = {},
) {
  const name = enumNames.get(choices);
  if (!name) throw new Error('ChoiceField needs an enumeration made by choices()');
  return choiceField(description, {
    ...options,
    choices: { name, values: Object.keys(choices), object: choices },
  });
}

const enumNames = new Map<object, string>();

/** An enumeration for code and schema alike; `values` maps each UPPER_CASE value to its description. */
export function choices<const V extends string>(
  name: string,
  description: string,
  values: Record<V, string>,
): { readonly [K in V]: K } {
  const keys = Object.keys(values) as V[];
  const object = Object.fromEntries(keys.map((key) => [key, key])) as { [K in V]: K };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: values[key] }])) as never,
  });
  enumNames.set(object, name);
  return object;
}

export type Choice<T> = T[keyof T];

const GRAPHQL_TYPES: Record<Exclude<FieldType, 'CHOICE' | 'JSON'>, unknown> = {
  ID: ID,
  REFERENCE: ID,
  TEXT: String,
  TEXTS: String,
  INTEGER: Int,
  DECIMAL: DecimalScalar,
  BOOLEAN: Boolean,
  DATE: DateScalar,
  INSTANT: DateTimeScalar,
};

/** The GraphQL type by which a client sends a value of the field. */
export function inputTypeOf(field: FieldSpec): unknown {
  if (field.type === 'CHOICE') return field.choices!.object;
  if (field.type === 'JSON') return field.shape?.input() ?? JSONScalar;
  return field.type === 'TEXTS' ? [String] : GRAPHQL_TYPES[field.type];
}
