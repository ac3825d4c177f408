import type { Context } from './context.js';
import type { Values } from './draftRow.js';
import { forbidden, RapportError } from './errors.js';
import type { Event } from './event.entity.js';
import { fieldOf, fieldsOf } from './field.js';
import { findEvents } from './history.js';
import { nounNamed } from './noun.js';
import { allows } from './policy.js';
import type { BaseRecord } from './record.js';
import { sameValue, stable } from './value.js';

export interface LeftBehind {
  type: string;
  id: string;
  field: string | null;
  reason: string;
}

/** How many changes were undone, and what had to stay. */
export interface Undone {
  undone: number;
  left: LeftBehind[];
}

/** Undoes events given newest first, as many at once as concern different records of one noun. */
export async function undoEvents(ctx: Context, events: Event[]): Promise<Undone> {
  const result: Undone = { undone: 0, left: [] };
  for (const part of ofDifferentRecords(events)) {
    const { undone, left } = await undoTogether(ctx, part);
    result.undone += undone;
    result.left.push(...left);
  }
  return result;
}

function ofDifferentRecords(events: Event[]): Event[][] {
  const parts: Event[][] = [];
  let seen = new Set<string>();
  for (const event of events) {
    if (parts.at(-1)?.[0]?.subjectType !== event.subjectType || seen.has(event.subjectId)) {
      parts.push([]);
      seen = new Set();
    }
    parts.at(-1)!.push(event);
    seen.add(event.subjectId);
  }
  return parts;
}

/** All together, which is fast; when one of them fails, one by one, so that only that one is left. */
async function undoTogether(ctx: Context, events: Event[]): Promise<Undone> {
  try {
    return await ctx.db.attempt(() =>
      ctx.db.gather(async () => {
        const rows = await rowsOf(ctx, events);
        const later = await laterOf(ctx, events);
        const left: LeftBehind[] = [];
        let undone = 0;
        for (const event of events) {
          const reasons = await undoEvent(ctx, event, rows.get(event.subjectId), later?.get(event.subjectId));
          left.push(...reasons);
          if (reasons.length === 0) undone++;
        }
        return { undone, left };
      }),
    );
  } catch (error) {
    if (!(error instanceof RapportError)) throw error;
    return undoOneByOne(ctx, events);
  }
}

/** Each record's failure is reported, not thrown. */
async function undoOneByOne(ctx: Context, events: Event[]): Promise<Undone> {
  const left: LeftBehind[] = [];
  let undone = 0;
  for (const event of events) {
    try {
      const reasons = await ctx.db.attempt(() => undoEvent(ctx, event));
      left.push(...reasons);
      if (reasons.length === 0) undone++;
    } catch (error) {
      if (!(error instanceof RapportError)) throw error;
      left.push({ type: event.subjectType, id: event.subjectId, field: null, reason: error.message });
    }
  }
  return { undone, left };
}

/** The records of events as they are now, locked, by id. */
async function rowsOf(ctx: Context, events: Event[]): Promise<Map<string, BaseRecord>> {
  const Class = nounNamed(events[0]!.subjectType)?.Class;
  if (!Class) return new Map();
  const ids = events.map(({ subjectId }) => subjectId);
  const options = { deleted: true, lock: true, orderBy: [{ field: 'id' }] };
  const rows = await ctx.db.find(Class, { id: ids }, options);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Undoes one event; `known` is its record, locked, and `later` what others did to it since, if they have been read already. */
async function undoEvent(
  ctx: Context,
  event: Event,
  known?: BaseRecord,
  later?: Event[],
): Promise<LeftBehind[]> {
  const Class = nounNamed(event.subjectType)?.Class;
  if (!Class) return [];
  const row = known ?? (await ctx.db.get(Class, event.subjectId, { deleted: true, lock: true }));
  const verb = event.name.split('.')[1];
  const options = { event: 'undone', data: { of: event.id } };
  const leave = (field: string | null, reason: string): LeftBehind => ({
    type: event.subjectType,
    id: event.subjectId,
    field,
    reason,
  });
  if (event.changes.deletedAt) {
    const wasDeleted = event.changes.deletedAt[1] !== null;
    if (wasDeleted !== (row.deletedAt !== null)) return [leave(null, 'It was changed meanwhile.')];
    await (wasDeleted ? ctx.db.restore(row, options) : ctx.db.remove(row, options));
    return [];
  }
  if (verb === 'created') {
    if (row.deletedAt) return [];
    if (await changedSince(ctx, row, event, later))
      return [leave(null, 'It was changed after it was created.')];
    await ctx.db.remove(row, options);
    return [];
  }
  const { patch, kept } = inverse(row, event);
  if (Object.keys(patch).length > 0) {
    if (!allows(ctx.actor, Class, 'update', row)) throw forbidden();
    await ctx.db.settle(row, patch, options);
  }
  return kept.map((field) => leave(field, `${fieldOf(Class, field).label} was changed meanwhile.`));
}

/** The old values of the fields that still have the value the event wrote, and the fields that do not. */
function inverse(row: BaseRecord, event: Event): { patch: Values; kept: string[] } {
  const patch: Values = {};
  const kept: string[] = [];
  for (const [key, [before, after]] of Object.entries(event.changes)) {
    const field = fieldsOf(row.constructor).get(key);
    if (!field) continue;
    if (key === 'customFields') {
      const inner = inverseOfCustom((row as unknown as Values)[key] as Values, before, after);
      if (Object.keys(inner.patch).length > 0) patch[key] = inner.patch;
      if (inner.kept) kept.push(key);
      continue;
    }
    if (sameValue(field, (row as unknown as Values)[key], after)) patch[key] = before;
    else if (field.write !== 'NEVER') kept.push(key);
  }
  return { patch, kept };
}

/** Custom fields merge on write: each that the event changed goes back by itself, one that it added is cleared. */
function inverseOfCustom(now: Values, before: unknown, after: unknown): { patch: Values; kept: boolean } {
  const [old, written] = [(before ?? {}) as Values, (after ?? {}) as Values];
  const patch: Values = {};
  let kept = false;
  for (const key of new Set([...Object.keys(old), ...Object.keys(written)])) {
    if (stable(old[key]) === stable(written[key])) continue;
    if (stable(now[key]) === stable(written[key])) patch[key] = old[key] ?? null;
    else kept = true;
  }
  return { patch, kept };
}

/** Whether somebody changed the record after the event, other than by undoing that. */
export async function changedSince(
  ctx: Context,
  row: BaseRecord,
  event: Event,
  known?: Event[],
): Promise<boolean> {
  const later = known ?? (await othersSince(ctx, [event], 50));
  const pending = new Set<string>();
  for (const each of [...later].reverse()) for (const key of Object.keys(each.changes)) pending.add(key);
  return [...pending].some((key) => event.changes[key] === undefined || !isBack(row, key, event));
}

const MAX_LATER = 2000;

/** What others did to new records since, by id; undefined when it is too much to be read at once. */
async function laterOf(ctx: Context, events: Event[]): Promise<Map<string, Event[]> | undefined> {
  const made = events.filter(({ name }) => name.endsWith('.created'));
  if (made.length === 0) return undefined;
  const found = await othersSince(ctx, made, MAX_LATER);
  if (found.length === MAX_LATER) return undefined;
  const later = new Map(made.map(({ subjectId }): [string, Event[]] => [subjectId, []]));
  for (const each of found) later.get(each.subjectId)!.push(each);
  return later;
}

/** What other change sets did to the records of one noun since these events, newest first, other than undoing it. */
const othersSince = (ctx: Context, events: Event[], limit: number): Promise<Event[]> =>
  findEvents(
    ctx,
    `e.subject_type = :type AND e.subject_id = ANY(:ids::uuid[]) AND e.seq > :seq::bigint AND e.change_set_id <> :changeSetId::uuid AND e.change_set_id <> :current::uuid AND e.name NOT LIKE '%.undone'`,
    {
      type: events[0]!.subjectType,
      ids: events.map(({ subjectId }) => subjectId),
      seq: events
        .map(({ seq }) => BigInt(seq))
        .reduce((a, b) => (a < b ? a : b))
        .toString(),
      changeSetId: events[0]!.changeSetId,
      current: ctx.changeSetId,
    },
    limit,
  );

function isBack(row: BaseRecord, key: string, event: Event): boolean {
  const field = fieldsOf(row.constructor).get(key);
  return field !== undefined && sameValue(field, (row as unknown as Values)[key], event.changes[key]![1]);
}
