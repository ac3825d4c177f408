import { newId, now } from './clock.js';
import { allColumns } from './columns.js';
import type { Context } from './context.js';
import { statementName } from './database.js';
import { duplicate, forbidden, invalid, notFound } from './errors.js';
import { type FieldSpec, fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referencesOf } from './reference.js';
import { checkValue, sameValue } from './value.js';

export type Values = Record<string, unknown>;
export type Changes = Record<string, [before: unknown, after: unknown]>;

/** The event that goes with a write. */
export interface WriteEvent {
  /** Past tense without the noun: `moved`. */
  verb: string;
  changes: Changes;
  data?: Record<string, unknown>;
}

/**
 * Brings input into stored form. Collects every problem before it throws INVALID; keys that are no writable field of
 * the noun are refused, never dropped.
 */
export function checkInput(
  Class: RecordClass,
  input: Values,
  mode: 'CREATE' | 'UPDATE',
  ctx: Context,
): Values {
  const fields = fieldsOf(Class);
  const problems: Record<string, string> = {};
  const values: Values = {};
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const field = fields.get(key);
    if (
      !field ||
      field.write === 'NEVER' ||
      field.write === undefined ||
      (field.write === 'CREATE' && mode === 'UPDATE')
    ) {
      problems[key] = `${field?.label ?? key} cannot be set.`;
      continue;
    }
    if (field.sensitive && !ctx.actor.can(field.sensitive))
      throw forbidden(`You may not set ${field.label}.`);
    const checked = checkValue(field, value, ctx.country);
    if ('problem' in checked) problems[key] = checked.problem;
    else values[key] = checked.value;
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return values;
}

/** A new row with the defaults of its fields and the given values. */
export function newRow<T extends BaseRecord>(Class: RecordClass<T>, values: Values, ctx: Context): T {
  const row = new (Class as unknown as new () => Values)();
  for (const field of fieldsOf(Class).values()) row[field.key] = values[field.key] ?? defaultOf(field);
  const at = now();
  const id = (values.id as string | undefined) ?? newId();
  return Object.assign(row, {
    id,
    organizationId: ctx.actor.organizationId,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    version: 1,
  }) as unknown as T;
}

function defaultOf(field: FieldSpec): unknown {
  if (typeof field.default === 'function') return field.default();
  if (field.default !== undefined) return structuredClone(field.default);
  if (field.nullable) return null;
  if (field.type === 'TEXTS') return [];
  if (field.type === 'BOOLEAN') return false;
  return undefined;
}

/** Throws INVALID naming every required field that is still without a value. */
export function requireFields(row: BaseRecord): void {
  const problems: Record<string, string> = {};
  for (const field of fieldsOf(row.constructor).values())
    if (!field.nullable && (row as unknown as Values)[field.key] === undefined)
      problems[field.key] = `${field.label} is required.`;
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** What differs between two rows, field by field; secrets are left out. */
export function diff(before: BaseRecord | null, after: BaseRecord): Changes {
  const changes: Changes = {};
  for (const field of fieldsOf(after.constructor).values()) {
    if (field.secret || FRAME.has(field.key)) continue;
    const old = before ? (before as unknown as Values)[field.key] : null;
    const value = (after as unknown as Values)[field.key] ?? null;
    if (before ? !sameValue(field, old, value) : value !== null && !isEmptyList(value))
      changes[field.key] = [old ?? null, value];
  }
  return changes;
}

const FRAME = new Set(['id', 'organizationId', 'createdAt', 'updatedAt', 'version']);
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

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

const stored = (field: FieldSpec, value: unknown) =>
  field.type === 'JSON' && value !== null && value !== undefined ? JSON.stringify(value) : (value ?? null);

function withEvent(
  ctx: Context,
  write: string,
  row: BaseRecord,
  before: BaseRecord | null,
  event: WriteEvent | null,
  params: Params,
): string {
  if (!event) return write;
  const values = Object.entries(eventOf(ctx, row, before, event)).map(
    ([column, value]): [string, unknown] => [
      column,
      EVENT_TYPES[column] === 'jsonb' && value !== null ? JSON.stringify(value) : value,
    ],
  );
  const columns = values.map(([column]) => column).join(', ');
  const places = values
    .map(([column, value]) => `${params.add(value)}::${EVENT_TYPES[column] ?? 'text'}`)
    .join(', ');
  return `WITH saved AS (${write}), logged AS (INSERT INTO events (${columns}) SELECT ${places} FROM saved) SELECT * FROM saved`;
}

const EVENT_TYPES: Record<string, string> = {
  organization_id: 'uuid',
  id: 'uuid',
  change_set_id: 'uuid',
  subject_id: 'uuid',
  client_id: 'uuid',
  actor_id: 'uuid',
  changes: 'jsonb',
  data: 'jsonb',
  keys: 'jsonb',
  at: 'timestamptz',
};

/** The columns of an event. */
function eventOf(ctx: Context, row: BaseRecord, before: BaseRecord | null, event: WriteEvent): Values {
  const { Class, noun } = nounOf(row.constructor as RecordClass);
  ctx.countWrite();
  return {
    organization_id: row.organizationId,
    id: newId(),
    change_set_id: ctx.changeSetId,
    name: `${noun}.${event.verb}`,
    subject_type: Class.name,
    subject_id: row.id,
    client_id: Class.name === 'Client' ? row.id : ((row as unknown as Values).clientId ?? null),
    actor_id: ctx.actor.userId,
    actor_kind: ctx.actor.kind,
    origin: ctx.origin,
    request_id: ctx.requestId,
    ip: ctx.request.ip || null,
    user_agent: ctx.request.userAgent.slice(0, 300) || null,
    changes: event.changes,
    data: event.data ?? null,
    keys: keysOf(row, before),
    at: now(),
  };
}

/** The ids a row refers to, with the former ones where they changed. */
function keysOf(row: BaseRecord, before: BaseRecord | null): Record<string, string[]> {
  const keys: Record<string, string[]> = {};
  for (const field of referencesOf(row.constructor as RecordClass)) {
    const ids = [row, before].map(
      (each) => each && (each as unknown as Record<string, string | null>)[field.key],
    );
    const known = [...new Set(ids.filter((id): id is string => Boolean(id)))];
    if (known.length > 0) keys[field.key] = known;
  }
  return keys;
}

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
