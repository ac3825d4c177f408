import type { GraphQLResolveInfo } from 'graphql';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { type ColumnSet, selectedColumns, selectedNames } from './columns.js';
import type { Context } from './context.js';
import { columnSql, customFieldOf, typedFilter } from './customFilter.js';
import { invalid } from './errors.js';
import { type FieldSpec, fieldOf, fieldsOf } from './field.js';
import { CUSTOM_ORDER, type FilterJson, filterTypeOf, orderTypeOf } from './filter.js';
import { escapeLike } from './filterSql.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { Selection } from './selection.js';

/** The most rows one page holds. */
export const MAX_PAGE = 100;
/** `totalCount` stops counting here. */
export const MAX_COUNT = 10_000;

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage: boolean;
  @Field(() => Boolean, { description: 'Whether some stand before.' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor: string | null;
}

export interface Connection<T> {
  edges: { node: T; cursor: string }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

const connectionTypes = new Map<object, abstract new () => object>();

/** The connection type of any GraphQL object class: `ClientConnection` with its edge. */
export function connectionOf(Class: { name: string }): abstract new () => object {
  let Connection = connectionTypes.get(Class);
  if (!Connection) {
    const { name } = Class;
    const Edge = { [`${name}Edge`]: class {} }[`${name}Edge`]!;
    ObjectType({ simpleResolvers: true, description: `One ${name} of a list with its place.` })(Edge);
    Field(() => Class as never, { description: 'The record.' })(Edge.prototype, 'node');
    Field(() => String, { description: 'Its place, for after and before.' })(Edge.prototype, 'cursor');
    Connection = { [`${name}Connection`]: class {} }[`${name}Connection`]!;
    ObjectType({ simpleResolvers: true, description: `A page of a list of ${name} records.` })(Connection);
    Field(() => [Edge], { description: 'The rows with their cursors.' })(Connection.prototype, 'edges');
    Field(() => [Class as never], { description: 'The rows.' })(Connection.prototype, 'nodes');
    Field(() => PageInfo, { description: 'Where the page stands.' })(Connection.prototype, 'pageInfo');
    Field(() => Int, {
      description: `How many rows match; counting stops at ${MAX_COUNT + 1}, which means more.`,
    })(Connection.prototype, 'totalCount');
    connectionTypes.set(Class, Connection);
  }
  return Connection;
}

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface ListArgs extends PageArgs {
  filter?: FilterJson | null;
  search?: string | null;
  orderBy?: OrderKey[] | null;
}

/** One order key as it is asked for; `spec` is the custom field once it is known. */
export interface OrderKey {
  field: string;
  direction?: 'ASC' | 'DESC';
  /** Key of the custom field, when `field` is customField. */
  key?: string | null;
  spec?: FieldSpec;
}

/** The arguments of a list with its custom fields bound to their definitions. */
export async function typedArgs<A extends Pick<ListArgs, 'filter' | 'orderBy'>>(
  ctx: Context,
  Class: RecordClass,
  args: A,
): Promise<A> {
  const [filter, orderBy] = await Promise.all([
    typedFilter(ctx, Class, args.filter),
    Promise.all((args.orderBy ?? []).map((each) => typedOrder(ctx, Class, each))),
  ]);
  return { ...args, filter, orderBy };
}

async function typedOrder(ctx: Context, Class: RecordClass, order: OrderKey): Promise<OrderKey> {
  if (order.field !== CUSTOM_ORDER) return order;
  if (!order.key) throw invalid({ orderBy: 'Name the custom field.' });
  return { ...order, spec: await customFieldOf(ctx, Class, order.key, 'orderBy') };
}

const listArgTypes = new Map<object, abstract new () => ListArgs>();

/** The arguments of a noun's list: filter, search, orderBy, first/after, last/before. */
export function listArgsOf(Class: RecordClass): abstract new () => ListArgs {
  let Args = listArgTypes.get(Class);
  if (!Args) {
    Args = class {};
    ArgsType()(Args);
    const add = (key: string, type: () => unknown, description: string, defaultValue?: unknown) =>
      Field(type as never, { nullable: true, description, defaultValue })(Args!.prototype, key);
    add('filter', () => filterTypeOf(Class), 'Conditions the rows have to meet.');
    add('search', () => String, 'Words to look for in the searchable fields; each has to occur.');
    add('orderBy', () => [orderTypeOf(Class)], 'Up to three order keys; newest first without one.');
    addPageArgs(Args);
    listArgTypes.set(Class, Args);
  }
  return Args;
}

/** Adds first/after/last/before to an arguments class. */
export function addPageArgs(Args: abstract new () => object) {
  const add = (key: string, type: () => unknown, description: string, defaultValue?: unknown) =>
    Field(type as never, { nullable: true, description, defaultValue })(Args.prototype, key);
  add('first', () => Int, `How many rows from the start or after the cursor; at most ${MAX_PAGE}.`, 20);
  add('after', () => String, 'Cursor of the row before the page.');
  add('last', () => Int, `How many rows before the cursor or from the end; at most ${MAX_PAGE}.`);
  add('before', () => String, 'Cursor of the row after the page.');
}

interface Order {
  field: FieldSpec;
  direction: 'ASC' | 'DESC';
}

/** A page of visible rows in keyset order; counts only what the selection asks for. */
export async function listRecords<T extends BaseRecord>(
  ctx: Context,
  Class: RecordClass<T>,
  given: ListArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<T>> {
  const paths = [['nodes'], ['edges', 'node']];
  const args = await typedArgs(ctx, Class, given);
  const selection = Selection.of(Class, info, paths, withOrder(selectedColumns(Class, info, paths), args));
  const wanted = selectedNames(info);
  const [page, totalCount] = await Promise.all([
    wanted.size === 1 && wanted.has('totalCount') ? emptyPage<T>() : findPage(ctx, selection, args),
    wanted.has('totalCount') ? countRecords(ctx, Class, args) : 0,
  ]);
  return { ...page, totalCount };
}

/** The parts of the statement that reads one page of a list, one row more than asked for. */
export interface PagePlan {
  orders: Order[];
  /** The condition of the rows, on the alias. */
  where: string;
  /** `ORDER BY … LIMIT …`, on the alias. */
  order: string;
  size: number;
  backwards: boolean;
}

/** Plans one page of visible rows, at most `most` of them; the values go to `params`. */
export function planPage(
  ctx: Context,
  Class: RecordClass,
  args: ListArgs,
  alias: string,
  params: Params,
  most = MAX_PAGE,
): PagePlan {
  const orders = ordersOf(ctx, Class, args);
  const backwards = args.last !== undefined && args.last !== null;
  const size = Math.min(Math.max((backwards ? args.last : args.first) ?? 20, 0), most);
  const cursor = backwards ? args.before : args.after;
  const conditions = [
    ctx.db.conditions(Class, args.filter ?? {}, alias, params),
    searchCondition(Class, args.search, alias, params),
    cursor &&
      keyset(orders, readCursor(cursor, orders, backwards ? 'before' : 'after'), alias, params, backwards),
  ];
  const keys = orders.map(({ field, direction }) =>
    orderSql(field, alias, (direction === 'DESC') !== backwards, backwards),
  );
  const order = `ORDER BY ${keys.join(', ')} LIMIT ${size + 1}`;
  return { orders, where: conditions.filter(Boolean).join(' AND '), order, size, backwards };
}

/** The rows found by a page plan as they are shown, and where the page stands. */
export function cutPage<R>(
  found: R[],
  { size, backwards }: PagePlan,
  args: ListArgs,
): { rows: R[]; hasNextPage: boolean; hasPreviousPage: boolean } {
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  const more = found.length > size;
  return {
    rows,
    hasNextPage: backwards ? Boolean(args.before) : more,
    hasPreviousPage: backwards ? more : Boolean(args.after),
  };
}

/** One page of visible rows, without a count. */
export async function findPage<T extends BaseRecord>(
  ctx: Context,
  selection: Selection<T>,
  args: ListArgs,
): Promise<Omit<Connection<T>, 'totalCount'>> {
  const { Class, columns } = selection;
  const params = new Params();
  const plan = planPage(ctx, Class, args, 't', params);
  const inner = `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE ${plan.where}`;
  const found = await ctx.db.read(selection.sql(inner, plan.order, ctx, params), params.values);
  const { rows, hasNextPage, hasPreviousPage } = cutPage(found, plan, args);
  const cursorOf = (row: T) => writeCursor(plan.orders.map(({ field }) => orderValue(field, row)));
  return pageOf(
    rows.map((row) => selection.hydrate(row, ctx)),
    cursorOf,
    hasNextPage,
    hasPreviousPage,
  );
}

/** A connection of rows already in hand. */
export function pageOf<T>(
  rows: T[],
  cursorOf: (row: T) => string,
  hasNextPage: boolean,
  hasPreviousPage = false,
): Omit<Connection<T>, 'totalCount'> {
  const edges = rows.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** How many visible rows match, counted to the cap. */
export async function countRecords(ctx: Context, Class: RecordClass, args: ListArgs): Promise<number> {
  const params = new Params();
  const conditions = [
    ctx.db.conditions(Class, args.filter ?? {}, 't', params),
    searchCondition(Class, args.search, 't', params),
  ];
  const text = `SELECT count(*)::int FROM (SELECT 1 FROM "${nounOf(Class).table}" t WHERE ${conditions.filter(Boolean).join(' AND ')} LIMIT ${MAX_COUNT + 1}) counted`;
  return (await ctx.db.read(text, params.values))[0]![0] as number;
}

/** Every word has to occur in the row's search text (a stored column with a trigram index). */
export function searchCondition(
  Class: RecordClass,
  search: string | null | undefined,
  alias: string,
  params: Params,
): string | null {
  const words = search?.trim().split(/\s+/).filter(Boolean).slice(0, 8) ?? [];
  if (words.length === 0) return null;
  if (![...fieldsOf(Class).values()].some((field) => field.search))
    throw invalid({ search: `${nounOf(Class).label} cannot be searched.` });
  return words
    .map((word) => `${alias}.search_text ILIKE ${params.add(`%${escapeLike(word)}%`)}`)
    .join(' AND ');
}

const emptyPage = <T>(): Omit<Connection<T>, 'totalCount'> => pageOf([] as T[], () => '', false);

function ordersOf(ctx: Context, Class: RecordClass, args: ListArgs): Order[] {
  const given = (args.orderBy ?? []).map(({ field, direction, spec }) => ({
    field: spec ?? fieldOf(Class, field),
    direction: direction ?? ('ASC' as const),
  }));
  if (given.length > 3) throw invalid({ orderBy: 'At most three order keys.' });
  for (const { field } of given)
    if (!field.sort || (field.sensitive && !ctx.actor.can(field.sensitive)))
      throw invalid({ orderBy: `${field.label} cannot be ordered by.` });
  const last = given.at(-1)?.direction ?? 'DESC';
  return given.some(({ field }) => field.key === 'id')
    ? given
    : [...given, { field: fieldOf(Class, 'id'), direction: last }];
}

function withOrder(columns: ColumnSet, args: ListArgs): ColumnSet {
  const keys = (args.orderBy ?? []).map(({ spec, field }) => (spec ? 'customFields' : field));
  if (keys.every((key) => columns.fields.some((field) => field.key === key))) return columns;
  return new (columns.constructor as typeof ColumnSet)(
    columns.Class,
    new Set([...columns.fields.map((field) => field.key), ...keys]),
  );
}

const orderSql = (field: FieldSpec, alias: string, descending: boolean, nullsFirst: boolean) =>
  `${columnSql(field, alias)} ${descending ? 'DESC' : 'ASC'}${field.nullable ? ` NULLS ${nullsFirst ? 'FIRST' : 'LAST'}` : ''}`;

/** The value of an order key in a row; that of a custom field only where it is of the field's type. */
export function orderValue({ key, custom, inner, type }: FieldSpec, row: BaseRecord): unknown {
  if (!custom) return (row as unknown as Record<string, unknown>)[key];
  const whole = (row as BaseRecord & { customFields: Record<string, unknown> }).customFields[key];
  const value = inner ? (whole as Record<string, unknown> | undefined)?.[inner] : whole;
  const fits = type === 'BOOLEAN' ? typeof value === 'boolean' : FORMS[type]?.test(String(value ?? ''));
  if (!(fits ?? typeof value === 'string')) return null;
  if (type === 'BOOLEAN') return value;
  const text = String(value);
  return type === 'INSTANT' ? text.replace(/[.]?0*Z$/, text.includes('.') ? 'Z' : '$&') : text;
}

const NUMBER = /^-?[0-9]+([.][0-9]+)?$/;
const FORMS: Partial<Record<FieldSpec['type'], RegExp>> = {
  INTEGER: NUMBER,
  DECIMAL: NUMBER,
  DATE: /^\d{4}-\d{2}-\d{2}$/,
  INSTANT: /^\d{4}-\d{2}-\d{2}T[0-9:]{8}([.]\d+)?Z$/,
};

/** The cursor of a row from the values of its order keys. */
export const writeCursor = (values: unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

function readCursor(cursor: string, orders: Order[], argument: string): unknown[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === orders.length) return values;
  } catch {
    // falls through to the one answer for every unreadable cursor
  }
  throw invalid({ [argument]: 'The cursor does not belong to this order.' });
}

/** Rows that come after the cursor; rows without a value come last in both directions. */
function keyset(
  orders: Order[],
  values: unknown[],
  alias: string,
  params: Params,
  backwards: boolean,
): string {
  const placeholders = orders.map(({ field }, i) =>
    values[i] === null ? 'NULL' : `${params.add(values[i])}::${castOf(field)}`,
  );
  if (orders.every(({ field, direction }) => !field.nullable && direction === orders[0]!.direction)) {
    const operator = (orders[0]!.direction === 'DESC') === backwards ? '>' : '<';
    return `(${orders.map(({ field }) => columnSql(field, alias)).join(', ')}) ${operator} (${placeholders.join(', ')})`;
  }
  const branches = orders.map((order, i) => {
    const equal = orders
      .slice(0, i)
      .map(({ field }, j) => `${columnSql(field, alias)} IS NOT DISTINCT FROM ${placeholders[j]}`);
    return [...equal, beyond(order, alias, placeholders[i]!, backwards)].join(' AND ');
  });
  return `(${branches.map((branch) => `(${branch})`).join(' OR ')})`;
}

function beyond({ field, direction }: Order, alias: string, placeholder: string, backwards: boolean): string {
  const column = columnSql(field, alias);
  const operator = (direction === 'DESC') === backwards ? '>' : '<';
  if (placeholder === 'NULL') return backwards ? `${column} IS NOT NULL` : 'false';
  return field.nullable && !backwards
    ? `(${column} ${operator} ${placeholder} OR ${column} IS NULL)`
    : `${column} ${operator} ${placeholder}`;
}

const CASTS: Record<string, string> = {
  TEXT: 'text',
  CHOICE: 'text',
  INTEGER: 'integer',
  DECIMAL: 'numeric',
  BOOLEAN: 'boolean',
  DATE: 'date',
  INSTANT: 'timestamptz',
  ID: 'uuid',
  REFERENCE: 'uuid',
};
const castOf = (field: FieldSpec) => CASTS[field.type]!;
