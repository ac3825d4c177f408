import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ColumnSet } from './columns.js';
import type { Context } from './context.js';
import { shownValues } from './customFilter.js';
import { type FieldSpec, fieldsOf, seesField } from './field.js';
import { compileRule } from './filterSql.js';
import { orderSql } from './loaders.js';
import { nounOf } from './noun.js';
import { pageSize } from './pageTypes.js';
import { type Params } from './params.js';
import { policyOf } from './policy.js';
import { readModelOf } from './readModel.js';
import type { RecordClass } from './record.js';
import type { Collection } from './reference.js';

type Variables = Record<string, unknown>;
type Field = GraphQLField<unknown, unknown>;

/** A part of the operation that only the resolvers can answer; the whole operation then takes them. */
export class NotCompilable extends Error {}

/** One statement while it is written: its values, and the aliases given so far. */
export class Writing {
  #aliases = 0;

  constructor(
    readonly ctx: Context,
    readonly params: Params,
    readonly variables: Variables,
  ) {}

  alias(): string {
    return `t${this.#aliases++}`;
  }
}

/** A row of the statement from which an object is made; what the object refers to is joined to it. */
export interface Row {
  alias: string;
  joins: string[];
  writing: Writing;
}

type Expression = (row: Row) => string;

/** How an object of the answer is made from a row, and which columns the row needs for it. */
export class ObjectPlan {
  constructor(
    readonly Class: RecordClass,
    /** The columns the objects are made of. */
    readonly keys: ReadonlySet<string>,
    private readonly entries: [responseKey: string, value: Expression][],
  ) {}

  /** `json_build_object(…)` of the row. */
  sql(row: Row): string {
    return jsonObject(this.entries.map(([key, value]) => [key, value(row)]));
  }
}

const ARGUMENTS = 50;

function jsonObject(entries: [key: string, value: string][]): string {
  if (entries.length > ARGUMENTS) throw new NotCompilable('more fields than one JSON object takes');
  return `json_build_object(${entries.map(([key, value]) => `'${key}', ${value}`).join(', ')})`;
}

/** Plans the objects of one document. */
export class ReadPlanner {
  private readonly fragments: Map<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    this.fragments = new Map(
      document.definitions
        .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  /** The root fields of an operation by response key. */
  roots(operation: OperationDefinitionNode): Map<string, FieldNode[]> {
    if (operation.directives?.length) throw new NotCompilable('directive');
    return this.fields(this.schema.getQueryType()!, [operation.selectionSet]);
  }

  /** The object type of that name. */
  type(name: string): GraphQLObjectType {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) throw new NotCompilable(`${name} is no object type`);
    return type;
  }

  /** Fields selected on a type by response key; the same key given twice is merged, as the language says. */
  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const collect = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (selection.directives?.length) throw new NotCompilable('directive');
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          found.set(key, [...(found.get(key) ?? []), selection]);
          continue;
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value)! : selection;
        const condition = fragment.typeCondition?.name.value ?? type.name;
        const fits = condition === type.name || type.getInterfaces().some((each) => each.name === condition);
        if (fragment.directives?.length || !fits) throw new NotCompilable('fragment');
        collect(fragment.selectionSet);
      }
    };
    sets.forEach(collect);
    return found;
  }

  /** The object of a record with what is selected on it. */
  object(Class: RecordClass, sets: readonly SelectionSetNode[]): ObjectPlan {
    const type = this.type(Class.name);
    const keys = new Set<string>();
    const entries = [...this.fields(type, sets)].map(([key, nodes]): [string, Expression] => [
      key,
      this.value(Class, type, nodes, keys),
    ]);
    return new ObjectPlan(Class, keys, entries);
  }

  private value(
    Class: RecordClass,
    type: GraphQLObjectType,
    nodes: FieldNode[],
    keys: Set<string>,
  ): Expression {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return () => `'${type.name}'`;
    const field = type.getFields()[name]!;
    const model = readModelOf(field);
    if (model?.kind === 'reference') {
      keys.add(model.field.key);
      return this.reference(model.field, nodes);
    }
    if (model?.kind === 'collection') return this.collection(model.collection, field, nodes);
    if (model?.kind === 'count') return count(model.Child, model.key);
    const spec = fieldsOf(Class).get(name);
    if (!spec || spec.hidden || (field.resolve && !spec.sensitive && name !== 'customFields'))
      throw new NotCompilable(name);
    keys.add(name);
    if (name === 'customFields')
      return ({ alias, writing: { ctx, params } }) => shownValues(ctx, Class, alias, params);
    return this.column(spec, field, nodes);
  }

  private column(spec: FieldSpec, field: Field, nodes: FieldNode[]): Expression {
    const shape = spec.shape && getNamedType(field.type);
    const parts = isObjectType(shape) ? this.parts(shape, nodes) : null;
    return ({ alias, writing }) => {
      if (!seesField(writing.ctx.actor, spec)) return 'NULL';
      const column = `${alias}."${spec.column}"`;
      if (!parts) return asJson(spec, column);
      const object = jsonObject(
        parts.map(([key, part]) => [key, part ? `${column}->'${part}'` : `'${shape!.name}'`]),
      );
      return `CASE WHEN ${column} IS NOT NULL THEN ${object} END`;
    };
  }

  /** The parts of a JSON column selected by response key; null stands for the type's name. */
  private parts(type: GraphQLObjectType, nodes: FieldNode[]): [key: string, part: string | null][] {
    return [...this.fields(type, setsOf(nodes))].map(([key, [node]]) => {
      const name = node!.name.value;
      if (name === '__typename') return [key, null];
      if (node!.selectionSet || type.getFields()[name]!.resolve) throw new NotCompilable(name);
      return [key, name];
    });
  }

  private reference(field: FieldSpec, nodes: FieldNode[]): Expression {
    const Target = field.reference!() as RecordClass;
    const plan = this.object(Target, setsOf(nodes));
    return (row) => {
      const { ctx, params } = row.writing;
      const alias = row.writing.alias();
      const rule = compileRule(Target, policyOf(Target).visible(ctx.actor), alias, params, ctx.actor);
      row.joins.push(
        `LEFT JOIN "${nounOf(Target).table}" ${alias} ON ${alias}.organization_id = ${row.alias}.organization_id AND ${alias}.id = ${row.alias}."${field.column}"${rule ? ` AND ${rule}` : ''}`,
      );
      return `CASE WHEN ${alias}.id IS NOT NULL THEN ${plan.sql({ ...row, alias })} END`;
    };
  }

  private collection(collection: Collection, field: Field, nodes: FieldNode[]): Expression {
    const { Child, key, paged } = collection;
    if (!paged) return children(collection, this.object(Child, setsOf(nodes)), () => null);
    const first = ({ variables }: Writing) => {
      const args = getArgumentValues(field, nodes[0]!, variables) as {
        first?: number | null;
        after?: string;
      };
      if (args.after) throw new NotCompilable('after');
      return pageSize(args.first ?? 20);
    };
    const type = getNamedType(field.type) as GraphQLObjectType;
    const entries = [...this.fields(type, setsOf(nodes))].map(
      ([responseKey, inner]): [string, Expression] => {
        const name = inner[0]!.name.value;
        if (name === '__typename') return [responseKey, () => `'${type.name}'`];
        if (name === 'totalCount') return [responseKey, count(Child, key)];
        if (name === 'nodes')
          return [responseKey, children(collection, this.object(Child, setsOf(inner)), first)];
        throw new NotCompilable(name);
      },
    );
    return (row) => jsonObject(entries.map(([responseKey, value]) => [responseKey, value(row)]));
  }
}

/** The selections below fields that share a response key. */
export const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.map((node) => node.selectionSet).filter((set) => set !== undefined);

/** The value of a column as the scalars write it: instants as `…T…Z`, decimals as text. */
function asJson({ type }: FieldSpec, column: string): string {
  if (type === 'INSTANT') return `replace(replace(${column}::text, ' ', 'T'), '+00', 'Z')`;
  return type === 'DECIMAL' ? `${column}::text` : column;
}

/** The children of a row as a JSON array, in their order. */
function children(
  { Child, key, orderBy }: Collection,
  plan: ObjectPlan,
  limit: (writing: Writing) => number | null,
): Expression {
  const column = fieldsOf(Child).get(key)!.column;
  const columns = new ColumnSet(Child, new Set([...plan.keys, ...orderBy.map(({ field }) => field)]));
  return (row) => {
    const { ctx, params } = row.writing;
    const alias = row.writing.alias();
    const joins: string[] = [];
    const object = plan.sql({ ...row, alias, joins });
    const rows = limit(row.writing);
    const order = orderSql(Child, orderBy, alias);
    const inner = `SELECT ${columns.sql(alias)} FROM "${nounOf(Child).table}" ${alias} WHERE ${ctx.db.conditions(Child, {}, alias, params)} AND ${alias}."${column}" = ${row.alias}.id ORDER BY ${order}${rows === null ? '' : ` LIMIT ${rows}`}`;
    return `(SELECT coalesce(json_agg(${object} ORDER BY ${order}), '[]') FROM (${inner}) ${alias} ${joins.join(' ')})`;
  };
}

/** How many live children a row has. */
const count =
  (Child: RecordClass, key: string): Expression =>
  ({ alias: parent, writing }) => {
    const alias = writing.alias();
    const conditions = writing.ctx.db.conditions(Child, {}, alias, writing.params);
    return `(SELECT count(*)::int FROM "${nounOf(Child).table}" ${alias} WHERE ${conditions} AND ${alias}."${fieldsOf(Child).get(key)!.column}" = ${parent}.id)`;
  };
