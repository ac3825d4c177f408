import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { invalid } from './errors.js';
import type { FieldSpec } from './field.js';
import { type FilterJson, filterTypeOf } from './filter.js';
import { orderTypeOf } from './orderTypes.js';
import type { RecordClass } from './record.js';
import type { Wanted } from './searchEntries.js';

/** The most rows one page holds. */
export const MAX_PAGE = 100;
/** The most rows of one group of a list. */
export const MAX_GROUP_ROWS = 30;
/** How many rows a page may hold, of as many as were asked for. INVALID names the argument when that is less than none. */
export function pageSize(asked: number, { most = MAX_PAGE, name = 'first' } = {}): number {
  if (asked < 0) throw invalid({ [name]: 'Not less than 0.' });
  return Math.min(asked, most);
}
/** How many rows of each group are read, of as many as were asked for. */
export const groupRows = (first: number): number => Math.min(Math.max(first, 0), MAX_GROUP_ROWS);
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
  /** As it was typed, or once typing errors in it are mended. */
  search?: string | Wanted | null;
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
