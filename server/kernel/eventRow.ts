import { newId, now } from './clock.js';
import type { Context } from './context.js';
import type { Changes, Values } from './draftRow.js';
import { nounOf } from './noun.js';
import type { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referencesOf } from './reference.js';

/** The event that goes with a write. */
export interface WriteEvent {
  /** Past tense without the noun: `moved`. */
  verb: string;
  changes: Changes;
  data?: Record<string, unknown>;
}

/** The statement that writes a row, with the event of that write in the same one. */
export function withEvent(
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
export function eventOf(ctx: Context, row: BaseRecord, before: BaseRecord | null, event: WriteEvent): Values {
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

const furtherKeys = new Map<RecordClass, (row: never) => Record<string, string[]>>();

/** Names further ids, by key, that the changes of a noun concern beside those of its references. */
export function alsoConcerns<T extends BaseRecord>(
  Class: RecordClass<T>,
  keys: (row: T) => Record<string, string[]>,
): void {
  furtherKeys.set(Class, keys);
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
  const further = furtherKeys.get(row.constructor as RecordClass);
  for (const each of further ? [row, before] : [])
    for (const [key, ids] of Object.entries(each ? further!(each as never) : {}))
      if (ids.length) keys[key] = [...new Set([...(keys[key] ?? []), ...ids])];
  return keys;
}
