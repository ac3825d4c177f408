import type { Context } from './context.js';
import { columnSql } from './customFilter.js';
import { invalid } from './errors.js';
import { type FieldSpec, fieldOf, seesField } from './field.js';
import type { ListArgs } from './pageTypes.js';
import type { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';

/** One key of an order. */
export interface Order {
  field: FieldSpec;
  direction: 'ASC' | 'DESC';
}

/** The order asked for, ending with the id, so that every row has its place. INVALID names what cannot be ordered by. */
export function ordersOf(ctx: Context, Class: RecordClass, args: ListArgs): Order[] {
  const given = (args.orderBy ?? []).map(({ field, direction, spec }) => ({
    field: spec ?? fieldOf(Class, field),
    direction: direction ?? ('ASC' as const),
  }));
  if (given.length > 3) throw invalid({ orderBy: 'At most three order keys.' });
  for (const { field } of given)
    if (!field.sort || !seesField(ctx.actor, field))
      throw invalid({ orderBy: `${field.label} cannot be ordered by.` });
  const last = given.at(-1)?.direction ?? 'DESC';
  return given.some(({ field }) => field.key === 'id')
    ? given
    : [...given, { field: fieldOf(Class, 'id'), direction: last }];
}

/** One key of ORDER BY. */
export const orderSql = (field: FieldSpec, alias: string, descending: boolean, nullsFirst: boolean) =>
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

/** The values a cursor holds; INVALID when it belongs to another order. */
export function readCursor(cursor: string, orders: Order[], argument: string): unknown[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === orders.length) return values;
  } catch {
    // falls through to the one answer for every unreadable cursor
  }
  throw invalid({ [argument]: 'The cursor does not belong to this order.' });
}

/** Rows that come after the cursor; rows without a value come last in both directions. */
export function keyset(
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
