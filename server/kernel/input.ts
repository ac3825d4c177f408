import { Field, ID, InputType, Int } from 'type-graphql';
import { type FieldSpec, fieldsOf, inputTypeOf } from './field.js';
import { nounOf } from './noun.js';
import type { RecordClass } from './record.js';

type InputClass<T> = abstract new () => T;

/** The values of a record as a client may send them. */
export type InputOf<T> = Partial<{
  [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K];
}>;

/** What an update carries: which record, the version the caller saw, and the fields to change. */
export type PatchOf<T> = InputOf<T> & { id: string; version?: number | null };

export interface ExtraField {
  type: () => unknown;
  description: string;
  required?: boolean;
}

/** The input class `CreateXInput`: every field the registry lets a client set; what the database needs is required. */
export function createInputOf<T extends object = object>(
  Class: RecordClass,
  extra: Record<string, ExtraField> = {},
): InputClass<T> {
  const Input = inputClass(`Create${Class.name}Input`, `A new ${nounOf(Class).label.toLowerCase()}.`);
  for (const field of writable(Class)) add(Input, field, field.nullable || hasDefault(field));
  addExtra(Input, extra);
  return Input as InputClass<T>;
}

/** The input class `UpdateXInput`: undefined leaves a field alone, null clears it. */
export function updateInputOf<T extends object = object>(
  Class: RecordClass,
  extra: Record<string, ExtraField> = {},
): InputClass<T & { id: string; version?: number | null }> {
  const Input = inputClass(
    `Update${Class.name}Input`,
    `Changes to a ${nounOf(Class).label.toLowerCase()}: what is left out stays, null clears.`,
  );
  Field(() => ID, { description: 'The record to change.' })(Input.prototype, 'id');
  Field(() => Int, {
    nullable: true,
    description: 'The version you saw; if it is older than the current one the answer is CONFLICT.',
  })(Input.prototype, 'version');
  for (const field of writable(Class)) if (field.write === 'ALWAYS') add(Input, field, true);
  addExtra(Input, extra);
  return Input as InputClass<T & { id: string; version?: number | null }>;
}

/** An input of some of a noun's fields, all optional: what a stage asks for at the drop. */
export function partialInputOf<T extends object = object>(
  name: string,
  description: string,
  Class: RecordClass,
  keys: string[],
): InputClass<T> {
  const Input = inputClass(name, description);
  for (const field of writable(Class)) if (keys.includes(field.key)) add(Input, field, true);
  return Input as InputClass<T>;
}

/** The fields a client may set. */
export const writable = (Class: RecordClass): FieldSpec[] =>
  [...fieldsOf(Class).values()].filter(
    (field) => !field.hidden && (field.write === 'ALWAYS' || field.write === 'CREATE'),
  );

const hasDefault = (field: FieldSpec) =>
  field.filled || field.default !== undefined || field.type === 'TEXTS' || field.type === 'BOOLEAN';

function inputClass(name: string, description: string): abstract new () => object {
  const Input = { [name]: class {} }[name]!;
  InputType(name, { description })(Input);
  return Input;
}

function add(Input: abstract new () => object, field: FieldSpec, nullable: boolean) {
  Field(() => inputTypeOf(field) as never, { nullable, description: field.description ?? field.label })(
    Input.prototype,
    field.key,
  );
}

function addExtra(Input: abstract new () => object, extra: Record<string, ExtraField>) {
  for (const [key, { type, description, required }] of Object.entries(extra))
    Field(type as never, { nullable: !required, description })(Input.prototype, key);
}
