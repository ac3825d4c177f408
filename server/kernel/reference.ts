import { ID } from 'type-graphql';
import { type FieldOptions, type FieldSpec, fieldDecorator, fieldsOf } from './field.js';
import type { RecordClass } from './record.js';

const referenceField = fieldDecorator({ type: 'REFERENCE', column: 'uuid', graphql: () => ID, sort: false });

/**
 * A reference to an earlier noun: the uuid column, `clientId` in the schema, and `client` beside it, loaded in
 * batches. The foreign key (organization_id, client_id) stands in the migration; a contract test compares both.
 */
export function BelongsTo(
  target: () => RecordClass,
  description: string,
  options: FieldOptions = {},
): PropertyDecorator {
  return referenceField(description, { ...options, reference: target as FieldSpec['reference'] });
}

/** `clientId` → `client`: the name under which the referenced record itself is read. */
export const referenceName = (field: FieldSpec): string => field.key.replace(/Id$/, '');

/** The fields of a record class that refer to other records. */
export const referencesOf = (Class: RecordClass): FieldSpec[] =>
  [...fieldsOf(Class).values()].filter((field) => field.reference);

/** A list of children that a later feature adds to an earlier noun. */
export interface Collection {
  name: string;
  description: string;
  Parent: RecordClass;
  Child: RecordClass;
  /** Field of the child that holds the parent's id. */
  key: string;
  orderBy: { field: string; direction: 'ASC' | 'DESC' }[];
  /** Null: a plain list (few children); otherwise a connection. */
  paged: boolean;
}

const collections: Collection[] = [];

/** Adds `Parent.name` to the schema and to the parent's filters, e.g. `Client.contacts`. */
export function hasMany(
  Parent: RecordClass,
  name: string,
  Child: RecordClass,
  key: string,
  options: { description: string; orderBy?: Collection['orderBy']; paged?: boolean },
): void {
  collections.push({
    Parent,
    name,
    Child,
    key,
    paged: true,
    orderBy: [{ field: 'id', direction: 'ASC' }],
    ...options,
  });
}

/** The collections added to a noun so far. */
export const collectionsOf = (Parent: RecordClass): Collection[] =>
  collections.filter((each) => each.Parent === Parent);
