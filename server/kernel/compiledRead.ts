import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { isId } from './clock.js';
import { ColumnSet } from './columns.js';
import type { Context } from './context.js';
import { columnSql } from './customFilter.js';
import { checkAccess } from './guard.js';
import { writeCursor } from './keyset.js';
import { nounOf } from './noun.js';
import { type ListArgs } from './pageTypes.js';
import { countRecords, cutPage, planPage, typedArgs } from './paging.js';
import { Params } from './params.js';
import { readModelOf } from './readModel.js';
import { NotCompilable, type ObjectPlan, ReadPlanner, type Row, setsOf, Writing } from './readPlan.js';
import type { RecordClass } from './record.js';

type Variables = Record<string, unknown>;
/** Answers a root field, as JSON text. */
type Root = (ctx: Context, variables: Variables) => string | Promise<string>;

interface CompiledRead {
  operation: OperationDefinitionNode;
  roots: [responseKey: string, read: Root][];
}

const compiled = new WeakMap<DocumentNode, Map<string, CompiledRead | null>>();

/**
 * Answers a query whose fields are columns, references, collections and counts with one statement for each root field,
 * whose JSON is passed on as it comes. Rights and row policies are part of the statement. Null: let the resolvers do it.
 */
export async function readCompiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  given: Variables | undefined,
  ctx: Context,
): Promise<string | null> {
  const known = compiled.get(document) ?? new Map<string, CompiledRead | null>();
  compiled.set(document, known);
  const name = operationName ?? '';
  if (!known.has(name)) known.set(name, compile(schema, document, operationName));
  const plan = known.get(name);
  if (!plan) return null;
  const { coerced } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], given ?? {});
  if (!coerced) return null;
  const texts = await Promise.all(plan.roots.map(([, read]) => read(ctx, coerced)));
  return `{${plan.roots.map(([key], i) => `"${key}":${texts[i]}`).join(',')}}`;
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): CompiledRead | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return null;
  try {
    const planner = new ReadPlanner(schema, document);
    const fields = schema.getQueryType()!.getFields();
    const roots = [...planner.roots(operation)].map(([key, nodes]): [string, Root] => {
      const field = fields[nodes[0]!.name.value];
      if (!field) throw new NotCompilable(nodes[0]!.name.value);
      return [key, root(planner, field as GraphQLField<unknown, unknown>, nodes)];
    });
    return { operation, roots };
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

function root(planner: ReadPlanner, field: GraphQLField<unknown, unknown>, nodes: FieldNode[]): Root {
  const model = readModelOf(field);
  const read =
    model?.kind === 'one'
      ? one(planner.object(model.Class, setsOf(nodes)))
      : model?.kind === 'list'
        ? list(planner, model.Class, getNamedType(field.type) as GraphQLObjectType, nodes)
        : null;
  if (!read) throw new NotCompilable(field.name);
  return (ctx, variables) => {
    checkAccess(ctx, field as GraphQLField<unknown, Context>);
    return read(ctx, getArgumentValues(field, nodes[0]!, variables), variables);
  };
}

type Reader = (ctx: Context, args: Variables, variables: Variables) => string | Promise<string>;

function one(plan: ObjectPlan): Reader {
  return async (ctx, { id }, variables) => {
    if (!isId(id as string)) return 'null';
    const writing = new Writing(ctx, new Params(), variables);
    const row: Row = { alias: writing.alias(), joins: [], writing };
    const object = plan.sql(row);
    const { alias } = row;
    const conditions = ctx.db.conditions(plan.Class, {}, alias, writing.params, true);
    const text = `SELECT ${object}::text FROM "${nounOf(plan.Class).table}" ${alias} ${row.joins.join(' ')} WHERE ${conditions} AND ${alias}.id = ${writing.params.add(id)}`;
    const [found] = await ctx.db.read(text, writing.params.values);
    return found ? (found[0] as string) : 'null';
  };
}

function list(planner: ReadPlanner, Class: RecordClass, type: GraphQLObjectType, nodes: FieldNode[]): Reader {
  const objects: ObjectPlan[] = [];
  const parts = [...planner.fields(type, setsOf(nodes))].map(([key, inner]): [string, Part] => [
    key,
    part(planner, Class, type, inner, objects),
  ]);
  const counts = parts.some(([, { counts }]) => counts);
  const reads = parts.some(([, { counts }]) => !counts);
  return async (ctx, given: ListArgs, variables) => {
    const args = await typedArgs(ctx, Class, given);
    const [page, totalCount] = await Promise.all([
      reads ? findTexts(ctx, Class, objects, args, variables) : EMPTY,
      counts ? countRecords(ctx, Class, args) : 0,
    ]);
    return `{${parts.map(([key, { text }]) => `"${key}":${text(page, totalCount)}`).join(',')}}`;
  };
}

/** A row of a page: its objects as JSON text, and the values of its order keys. */
interface TextRow {
  objects: string[];
  keys: unknown[];
}

interface TextPage {
  rows: TextRow[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}
const EMPTY: TextPage = { rows: [], hasNextPage: false, hasPreviousPage: false };

/** A field of a connection as text. */
interface Part {
  counts?: boolean;
  text: (page: TextPage, totalCount: number) => string;
}

/** Plans a field of a connection; the objects of its rows join `objects`. */
function part(
  planner: ReadPlanner,
  Class: RecordClass,
  type: GraphQLObjectType,
  nodes: FieldNode[],
  objects: ObjectPlan[],
): Part {
  const name = nodes[0]!.name.value;
  const place = (sets: FieldNode[]) => objects.push(planner.object(Class, setsOf(sets))) - 1;
  if (name === '__typename') return { text: () => `"${type.name}"` };
  if (name === 'totalCount') return { counts: true, text: (_page, totalCount) => String(totalCount) };
  if (name === 'nodes') {
    const at = place(nodes);
    return { text: ({ rows }) => `[${rows.map((row) => row.objects[at]).join(',')}]` };
  }
  const below = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType;
  const fields = [...planner.fields(below, setsOf(nodes))];
  const written = (value: (name: string, key: string) => string) =>
    `{${fields.map(([key, [node]]) => `"${key}":${value(node!.name.value, key)}`).join(',')}}`;
  if (name === 'pageInfo') return { text: (page) => written((each) => pageInfo(page, each)) };
  if (name !== 'edges') throw new NotCompilable(name);
  const places = new Map(
    fields.filter(([, [node]]) => node!.name.value === 'node').map(([key, sets]) => [key, place(sets)]),
  );
  const edge = ({ objects: texts, keys }: TextRow) =>
    written((each, key) => {
      if (each === 'node') return texts[places.get(key)!]!;
      return each === 'cursor' ? `"${writeCursor(keys)}"` : `"${below.name}"`;
    });
  return { text: ({ rows }) => `[${rows.map(edge).join(',')}]` };
}

function pageInfo({ rows, hasNextPage, hasPreviousPage }: TextPage, name: string): string {
  if (name === '__typename') return '"PageInfo"';
  if (name === 'hasNextPage') return String(hasNextPage);
  if (name === 'hasPreviousPage') return String(hasPreviousPage);
  const row = name === 'startCursor' ? rows[0] : rows.at(-1);
  return row ? `"${writeCursor(row.keys)}"` : 'null';
}

/** One page of a list, its objects as text. */
async function findTexts(
  ctx: Context,
  Class: RecordClass,
  objects: ObjectPlan[],
  args: ListArgs,
  variables: Variables,
): Promise<TextPage> {
  const writing = new Writing(ctx, new Params(), variables);
  const row: Row = { alias: writing.alias(), joins: [], writing };
  const { alias } = row;
  const plan = planPage(ctx, Class, args, alias, writing.params);
  const keys = plan.orders.map(({ field }) => field);
  const columns = new ColumnSet(
    Class,
    new Set([
      ...objects.flatMap((object) => [...object.keys]),
      ...keys.map(({ key, custom }) => (custom ? 'customFields' : key)),
    ]),
  );
  const texts = objects.map((object) => `${object.sql(row)}::text`);
  const wanted = [...texts, ...keys.map((field) => columnSql(field, alias))].join(', ');
  const inner = `SELECT ${columns.sql(alias)} FROM "${nounOf(Class).table}" ${alias} WHERE ${plan.where} ${plan.order}`;
  const outer = row.joins.length ? plan.order.replace(/ LIMIT .*$/, '') : '';
  const found = await ctx.db.read(
    `SELECT ${wanted} FROM (${inner}) ${alias} ${row.joins.join(' ')} ${outer}`,
    writing.params.values,
  );
  const { rows, ...standing } = cutPage(found, plan, args);
  return {
    ...standing,
    rows: rows.map((values) => ({
      objects: values.slice(0, objects.length) as string[],
      keys: values.slice(objects.length),
    })),
  };
}
