import type { GraphQLResolveInfo } from 'graphql';
import { type ColumnSet, selectedColumns, selectedNames } from './columns.js';
import type { Context } from './context.js';
import { customFieldOf, typedFilter } from './customFilter.js';
import { invalid } from './errors.js';
import type { FilterJson } from './filter.js';
import { namesBin } from './filterSql.js';
import { keyset, type Order, orderSql, ordersOf, orderValue, readCursor, writeCursor } from './keyset.js';
import { nounOf } from './noun.js';
import { CUSTOM_ORDER } from './orderTypes.js';
import {
  type Connection,
  type ListArgs,
  MAX_COUNT,
  MAX_PAGE,
  type OrderKey,
  pageOf,
  pageSize,
} from './pageTypes.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { searchCondition, searchedWhole, type Wanted, wantedIn } from './searchEntries.js';
import { Selection } from './selection.js';

type Typed<A> = Omit<A, 'filter' | 'search' | 'orderBy'> & {
  filter: FilterJson;
  search: Wanted | null;
  orderBy: OrderKey[];
};

/** The arguments of a list with its custom fields bound to their definitions and typing errors in its search mended. */
export async function typedArgs<A extends Pick<ListArgs, 'filter' | 'search' | 'orderBy'>>(
  ctx: Context,
  Class: RecordClass,
  args: A,
): Promise<Typed<A>> {
  const [filter, search, orderBy] = await Promise.all([
    typedFilter(ctx, Class, args.filter),
    wantedIn(ctx, Class, args.search),
    Promise.all((args.orderBy ?? []).map((each) => typedOrder(ctx, Class, each))),
  ]);
  return { ...args, filter, search: search && { ...search, alsoDeleted: namesBin(filter) }, orderBy };
}

async function typedOrder(ctx: Context, Class: RecordClass, order: OrderKey): Promise<OrderKey> {
  if (order.field !== CUSTOM_ORDER) return order;
  if (!order.key) throw invalid({ orderBy: 'Name the custom field.' });
  return { ...order, spec: await customFieldOf(ctx, Class, order.key, 'orderBy') };
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
  const size = backwards
    ? pageSize(args.last!, { most, name: 'last' })
    : pageSize(args.first ?? 20, { most });
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

/** How many visible rows match, counted to the cap. */
export async function countRecords(ctx: Context, Class: RecordClass, args: ListArgs): Promise<number> {
  const params = new Params();
  const conditions = () => [
    ctx.db.conditions(Class, args.filter ?? {}, 't', params),
    searchCondition(Class, args.search, 't', params),
  ];
  const plain = Object.keys(args.filter ?? {}).length === 0;
  const from =
    (plain && searchedWhole(ctx, Class, args.search, params)) ||
    `"${nounOf(Class).table}" t WHERE ${conditions().filter(Boolean).join(' AND ')}`;
  const text = `SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT ${MAX_COUNT + 1}) counted`;
  return (await ctx.db.read(text, params.values))[0]![0] as number;
}

const emptyPage = <T>(): Omit<Connection<T>, 'totalCount'> => pageOf([] as T[], () => '', false);

function withOrder(columns: ColumnSet, args: ListArgs): ColumnSet {
  const keys = (args.orderBy ?? []).map(({ spec, field }) => (spec ? 'customFields' : field));
  if (keys.every((key) => columns.fields.some((field) => field.key === key))) return columns;
  return new (columns.constructor as typeof ColumnSet)(
    columns.Class,
    new Set([...columns.fields.map((field) => field.key), ...keys]),
  );
}
