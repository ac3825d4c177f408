import { allColumns } from './columns.js';
import type { Context } from './context.js';
import { statementName } from './database.js';
import type { Values } from './draftRow.js';
import { duplicate, invalid, notFound } from './errors.js';
import { eventOf, type WriteEvent, withEvent } from './eventRow.js';
import { type FieldSpec, fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { sameValue } from './value.js';

/** Inserts a row and its event in one statement; returns the row as stored. */
export async function insertRow<T extends BaseRecord>(
  ctx: Context,
  row: T,
  event: WriteEvent | null,
): Promise<T> {
  const Class = row.constructor as RecordClass;
  const columns = allColumns(Class);
  const params = new Params();
  const names = columns.fields.map((field) => `"${field.column}"`).join(', ');
  const places = columns.fields
    .map((field) => params.add(stored(field, (row as unknown as Values)[field.key])))
    .join(', ');
  const insert = `INSERT INTO "${nounOf(Class).table}" AS t (${names}) VALUES (${places}) RETURNING ${columns.sql('t')}`;
  const [saved] = await run(ctx, Class, withEvent(ctx, insert, row, null, event, params), params);
  return columns.hydrate<T>(saved!);
}

/** Inserts rows of one noun in one statement, and their events in another; returns the rows as stored, in order. */
export async function insertRows<T extends BaseRecord>(
  ctx: Context,
  Class: RecordClass<T>,
  rows: T[],
  eventFor: (row: T) => WriteEvent | null = () => null,
): Promise<T[]> {
  if (rows.length === 0) return [];
  const columns = allColumns(Class);
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.fields.map(({ column, key }) => [column, (row as unknown as Values)[key] ?? null]),
    ),
  );
  const names = columns.fields.map(({ column }) => column);
  const insert = fromRecords(nounOf(Class).table, names, ` RETURNING ${columns.sql('t')}`);
  const saved = (await run(ctx, Class, insert, jsonParam(records))).map((row) => columns.hydrate<T>(row));
  const events = rows.flatMap((row) => {
    const event = eventFor(row);
    return event ? [eventOf(ctx, row, null, event)] : [];
  });
  if (events.length > 0)
    await run(ctx, Class, fromRecords('events', Object.keys(events[0]!)), jsonParam(events));
  const byId = new Map(saved.map((row) => [row.id, row]));
  return rows.map(({ id }) => byId.get(id)!);
}

const fromRecords = (table: string, names: string[], returning = '') => {
  const columns = names.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" AS t (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)${returning}`;
};

/** Half a surrogate pair is no character to PostgreSQL; it becomes the sign for that, as in other parameters. */
function jsonParam(records: Values[]): Params {
  const params = new Params();
  params.add(JSON.stringify(records).replace(/((?:^|[^\\])(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd'));
  return params;
}

/** Updates a row if nobody changed it meanwhile, with its event in the same statement; null when somebody did. */
export async function updateRow<T extends BaseRecord>(
  ctx: Context,
  before: T,
  after: T,
  event: WriteEvent | null,
): Promise<T | null> {
  const Class = before.constructor as RecordClass;
  const columns = allColumns(Class);
  const params = new Params();
  const changed = columns.fields.filter(
    (field) =>
      !sameValue(field, (before as unknown as Values)[field.key], (after as unknown as Values)[field.key]),
  );
  const sets = changed.map(
    (field) => `"${field.column}" = ${params.add(stored(field, (after as unknown as Values)[field.key]))}`,
  );
  const key = [before.organizationId, before.id, before.version].map((value) => params.add(value));
  const update = `UPDATE "${nounOf(Class).table}" t SET ${sets.join(', ')} WHERE t.organization_id = ${key[0]} AND t.id = ${key[1]} AND t.version = ${key[2]} RETURNING ${columns.sql('t')}`;
  const [saved] = await run(ctx, Class, withEvent(ctx, update, after, before, event, params), params);
  return saved ? columns.hydrate<T>(saved) : null;
}

/** A change of a row that is to be written, with its event. */
export interface RowChange<T extends BaseRecord = BaseRecord> {
  before: T;
  after: T;
  event: WriteEvent | null;
}

/**
 * Updates rows of one noun in one statement, and writes their events in another; returns those as stored by id. What
 * somebody changed meanwhile is missing.
 */
export async function updateRows<T extends BaseRecord>(
  ctx: Context,
  Class: RecordClass<T>,
  changes: RowChange<T>[],
): Promise<Map<string, T>> {
  const columns = allColumns(Class);
  const changed = columns.fields.filter((field) =>
    changes.some(
      ({ before, after }) =>
        !sameValue(field, (before as unknown as Values)[field.key], (after as unknown as Values)[field.key]),
    ),
  );
  const records = changes.map(({ before, after }) => ({
    organization_id: before.organizationId,
    id: before.id,
    ...Object.fromEntries(
      changed.map(({ column, key }) => [column, (after as unknown as Values)[key] ?? null]),
    ),
  }));
  const sets = changed.map(({ column }) => `"${column}" = n."${column}"`);
  const { table } = nounOf(Class);
  const update = `UPDATE "${table}" t SET ${sets.join(', ')} FROM json_populate_recordset(NULL::"${table}", $1::json) n
    WHERE t.organization_id = n.organization_id AND t.id = n.id AND t.version = n.version - 1 RETURNING ${columns.sql('t')}`;
  const rows = (await run(ctx, Class, update, jsonParam(records))).map((row) => columns.hydrate<T>(row));
  const saved = new Map(rows.map((row) => [row.id, row]));
  const events = changes.flatMap(({ before, after, event }) =>
    event && saved.has(before.id) ? [eventOf(ctx, after, before, event)] : [],
  );
  if (events.length > 0)
    await run(ctx, Class, fromRecords('events', Object.keys(events[0]!)), jsonParam(events));
  return saved;
}

const stored = (field: FieldSpec, value: unknown) =>
  field.type === 'JSON' && value !== null && value !== undefined ? JSON.stringify(value) : (value ?? null);

async function run(ctx: Context, Class: RecordClass, text: string, params: Params): Promise<unknown[][]> {
  try {
    const result = await ctx.db.connection.query({
      text,
      values: params.values,
      rowMode: 'array',
      name: statementName(text),
    } as never);
    return result.rows as unknown[][];
  } catch (error) {
    throw readable(error as DatabaseError, Class);
  }
}

interface DatabaseError extends Error {
  code?: string;
  detail?: string;
  constraint?: string;
}

/** Turns a refusal by the database into an error that names the field. */
function readable(error: DatabaseError, Class: RecordClass): Error {
  const columns =
    /^Key \(([^)]*)\)/
      .exec(error.detail ?? '')?.[1]
      ?.replace(/lower\(|\(|\)|::text|"/g, '')
      .split(/,\s*/) ?? [];
  const field = [...fieldsOf(Class).values()].find(
    (each) => each.key !== 'organizationId' && columns.includes(each.column),
  );
  if (error.code === '23505')
    return duplicate({ [field?.key ?? 'id']: `${field?.label ?? 'This'} is already in use.` });
  if (error.code === '23503') return notFound(field?.label);
  if (error.code === '23514')
    return invalid({ [field?.key ?? error.constraint ?? 'input']: 'The value is not allowed.' });
  return error;
}
