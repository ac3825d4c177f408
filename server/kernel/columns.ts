import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { type FieldSpec, fieldsOf } from './field.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referenceName } from './reference.js';

const derivedFields = new Map<object, Map<string, string[]>>();

/** Says which columns a computed field reads, so that lists need not fetch all of them. */
export function derivedFrom(Class: RecordClass, field: string, keys: string[]): void {
  const known = derivedFields.get(Class) ?? new Map<string, string[]>();
  derivedFields.set(Class, known.set(field, keys));
}

/** The fields to read of a record: all, or what a selection asks for plus everything that identifies and owns it. */
export class ColumnSet {
  readonly fields: FieldSpec[];
  readonly key: string;

  constructor(
    readonly Class: RecordClass,
    keys?: ReadonlySet<string>,
  ) {
    const all = [...fieldsOf(Class).values()];
    this.fields = keys ? all.filter((field) => isIdentity(field) || keys.has(field.key)) : all;
    this.key = keys ? this.fields.map((field) => field.key).join() : '*';
  }

  /** `a."id", a."name" …` */
  sql(alias: string): string {
    return this.fields.map((field) => `${alias}."${field.column}"`).join(', ');
  }

  /** A row of the driver (array mode, columns from `offset`) as an instance of the class. */
  hydrate<T extends BaseRecord>(row: unknown[], offset = 0): T {
    const record = new (this.Class as unknown as new () => Record<string, unknown>)();
    for (let i = 0; i < this.fields.length; i++) record[this.fields[i]!.key] = row[i + offset];
    return record as unknown as T;
  }
}

const IDENTITY = new Set(['organizationId', 'id', 'version', 'createdAt', 'updatedAt', 'deletedAt']);
const isIdentity = (field: FieldSpec) =>
  IDENTITY.has(field.key) || field.type === 'REFERENCE' || field.key.endsWith('Id');

const everything = new WeakMap<object, ColumnSet>();

/** All columns of a class. */
export function allColumns(Class: RecordClass): ColumnSet {
  let set = everything.get(Class);
  if (!set) {
    set = new ColumnSet(Class);
    everything.set(Class, set);
  }
  return set;
}

const planned = new WeakMap<FieldNode, Map<string, ColumnSet>>();

/**
 * The columns a selection needs, found once per document (Apollo caches parsed documents, so the same node comes
 * again). Each path leads from the field to the records: `[]` for a record, `['nodes']` and `['edges','node']` for lists; `below` names a reference whose columns are meant.
 */
export function selectedColumns(
  Class: RecordClass,
  info: GraphQLResolveInfo,
  paths: string[][] = [[]],
  below = '',
): ColumnSet {
  const node = info.fieldNodes[0]!;
  const cacheKey = `${Class.name}|${paths.length}|${below}`;
  const known = planned.get(node)?.get(cacheKey);
  if (known) return known;
  const keys = new Set<string>();
  let all = false;
  for (const path of paths) {
    for (const name of selectedNames(info, path)) {
      const needed = columnsFor(Class, name);
      if (!needed) all = true;
      else for (const key of needed) keys.add(key);
    }
  }
  const set = all ? allColumns(Class) : new ColumnSet(Class, keys);
  planned.set(node, (planned.get(node) ?? new Map()).set(cacheKey, set));
  return set;
}

/** Which columns a selected name reads; undefined when that is not known, then all are read. */
function columnsFor(Class: RecordClass, name: string): string[] | undefined {
  const derived = derivedFields.get(Class)?.get(name);
  if (derived) return derived;
  const fields = fieldsOf(Class);
  if (fields.has(name)) return [name];
  if (name === '__typename' || name === 'viewerCan' || name === 'history') return [];
  const reference = [...fields.values()].find((field) => field.reference && referenceName(field) === name);
  return reference ? [reference.key] : undefined;
}

/** Names selected below a field at a path, fragments included; directives are taken as if they included. */
export function selectedNames(info: GraphQLResolveInfo, path: string[] = []): Set<string> {
  let sets = info.fieldNodes.map((node) => node.selectionSet).filter((set) => set !== undefined);
  for (const step of path)
    sets = sets.flatMap((set) =>
      flatten(set, info)
        .filter((field) => field.name.value === step && field.selectionSet)
        .map((field) => field.selectionSet!),
    );
  return new Set(sets.flatMap((set) => flatten(set, info)).map((field) => field.name.value));
}

function flatten(set: SelectionSetNode, info: GraphQLResolveInfo): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return inner ? flatten(inner.selectionSet, info) : [];
  });
}
