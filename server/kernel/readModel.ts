import { Extensions } from 'type-graphql';
import type { FieldSpec } from './field.js';
import type { RecordClass } from './record.js';
import type { Collection } from './reference.js';

/** What a field of the schema reads, for those that the read compiler can turn into SQL. */
export type ReadModel =
  | { kind: 'one'; Class: RecordClass }
  | { kind: 'list'; Class: RecordClass }
  | { kind: 'reference'; field: FieldSpec }
  | { kind: 'collection'; collection: Collection }
  | { kind: 'count'; Child: RecordClass; key: string };

/** Says that the resolver below it does nothing but this, so that the compiler may read it in its place. */
export const Reads = (model: ReadModel): MethodDecorator => Extensions({ reads: model }) as MethodDecorator;

/** What the field was said to read. */
export const readModelOf = (field: {
  extensions: Readonly<Record<string, unknown>>;
}): ReadModel | undefined => field.extensions.reads as ReadModel | undefined;
