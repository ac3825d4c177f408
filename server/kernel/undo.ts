import { isId } from './clock.js';
import type { Context } from './context.js';
import type { Values } from './draftRow.js';
import { forbidden, notFound, RapportError } from './errors.js';
import type { Event } from './event.entity.js';
import { fieldOf, fieldsOf } from './field.js';
import { findEvents } from './history.js';
import { nounNamed } from './noun.js';
import { allows, declarePermission } from './policy.js';
import type { BaseRecord } from './record.js';
import { sameValue, stable } from './value.js';

declarePermission('changeSet.undo');

export interface LeftBehind {
  type: string;
  id: string;
  field: string | null;
  reason: string;
}

export interface UndoResult {
  changeSetId: string;
  undone: number;
  left: LeftBehind[];
  /** The job that goes on with it, when it is too much for one call. */
  jobId?: string | null;
}

type UndoCheck = (ctx: Context, event: Event, all: Event[]) => Promise<void>;

const checks = new Map<string, UndoCheck>();

/** Lets a feature refuse the undo of a whole change set that has such an event: the check throws why. */
export const beforeUndo = (eventName: string, check: UndoCheck): void => void checks.set(eventName, check);

/** What a feature that keeps the state of change sets, such as imports, does when they are undone. */
export interface UndoWatcher {
  /** Throws when the change set cannot be undone now. */
  check: (ctx: Context, changeSetId: string) => Promise<void>;
  /** Some of it has been taken back but for what is left, and all of it when it is the last part. */
  undone: (ctx: Context, changeSetId: string, left: LeftBehind[], last: boolean) => Promise<void>;
}

const watchers: UndoWatcher[] = [];

/** Lets a feature watch over the undo of change sets. */
export const watchUndo = (watcher: UndoWatcher): void => void watchers.push(watcher);

/** Tells the watchers that a part of a change set has been taken back. */
export async function tellUndone(
  ctx: Context,
  changeSetId: string,
  left: LeftBehind[],
  last: boolean,
): Promise<void> {
  for (const watcher of watchers) await watcher.undone(ctx, changeSetId, left, last);
}

/** How many events one call takes at most; larger change sets are undone by a job in batches. */
const UNDO_BATCH = 1000;

/** What a feature that runs jobs brings for the undo of large change sets. */
export interface LargeUndo {
  /** Throws when the change set cannot be undone now, such as while a job still writes it. */
  check: (ctx: Context, changeSetId: string) => Promise<void>;
  /** Starts the undo of a change set that is too large for one call. */
  start: (ctx: Context, changeSetId: string) => Promise<UndoResult>;
}

let large: LargeUndo | null = null;

/** Says who undoes change sets that are too large for one call. */
export const undoLargeBy = (undo: LargeUndo): void => {
  large = undo;
};

/**
 * Applies the inverse of a change set where the current value still equals what was written, newest change first,
 * and reports what it had to leave. Rules, policies and events hold as for any other write.
 */
export async function undoChangeSet(ctx: Context, changeSetId: string): Promise<UndoResult> {
  if (!isId(changeSetId)) throw notFound('Change set');
  const events = await findEvents(ctx, OF_SET, { changeSetId }, UNDO_BATCH + 1);
  if (events.length === 0 || !(await mayUndo(ctx, changeSetId))) throw notFound('Change set');
  await refuseBusy(ctx, changeSetId);
  for (const watcher of watchers) await watcher.check(ctx, changeSetId);
  const isLarge = large && events.length > UNDO_BATCH;
  const checked = isLarge ? await eventsToCheck(ctx, changeSetId) : events;
  for (const event of checked) await checks.get(event.name)?.(ctx, event, checked);
  if (isLarge) return large!.start(ctx, changeSetId);
  const result = await undoEvents(ctx, events);
  await tellUndone(ctx, changeSetId, result.left, true);
  return { changeSetId: ctx.changeSetId, ...result };
}

/** Throws while a job still writes a change set, or takes it back already. */
export const refuseBusy = async (ctx: Context, changeSetId: string): Promise<void> =>
  large?.check(ctx, changeSetId);

const OF_SET = 'e.change_set_id = :changeSetId::uuid';

/** One's own change sets can be undone; those of others with the permission changeSet.undo. */
async function mayUndo(ctx: Context, changeSetId: string): Promise<boolean> {
  if (ctx.actor.can('changeSet.undo')) return true;
  const ofOthers = `${OF_SET} AND e.actor_id IS DISTINCT FROM :userId::uuid`;
  return (await findEvents(ctx, ofOthers, { changeSetId, userId: ctx.actor.userId }, 1)).length === 0;
}

/** The events of a large change set that a feature wants to look at before it is undone. */
const eventsToCheck = (ctx: Context, changeSetId: string): Promise<Event[]> =>
  findEvents(
    ctx,
    `${OF_SET} AND e.name = ANY(:names)`,
    { changeSetId, names: [...checks.keys()] },
    UNDO_BATCH,
  );

/** Sorts before every event: where the undo of a change set begins. */
const NEWEST = '9223372036854775807';

/** How many events of a change set an undo that goes on before the cursor has not looked at yet. */
export async function countToUndo(ctx: Context, changeSetId: string, cursor: string | null): Promise<number> {
  const [counted] = await ctx.db.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM events
     WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid AND seq < :before::bigint`,
    { changeSetId, before: cursor ?? NEWEST },
  );
  return counted!.count;
}

/** Undoes the next events of a change set, newest first; the cursor is where to go on, null at the end. */
export async function undoNext(
  ctx: Context,
  changeSetId: string,
  cursor: string | null,
  limit: number,
): Promise<Omit<UndoResult, 'changeSetId'> & { cursor: string | null; looked: number }> {
  const values = { changeSetId, before: cursor ?? NEWEST };
  const events = await findEvents(ctx, `${OF_SET} AND e.seq < :before::bigint`, values, limit);
  const result = await undoEvents(ctx, events);
  return { ...result, cursor: events.at(-1)?.seq ?? null, looked: events.length };
}

/** Undoes events given newest first; each record's failure is reported, not thrown. */
async function undoEvents(ctx: Context, events: Event[]): Promise<Omit<UndoResult, 'changeSetId'>> {
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

async function undoEvent(ctx: Context, event: Event): Promise<LeftBehind[]> {
  const Class = nounNamed(event.subjectType)?.Class;
  if (!Class) return [];
  const row = await ctx.db.get(Class, event.subjectId, { deleted: true, lock: true });
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
    if (await changedSince(ctx, row, event)) return [leave(null, 'It was changed after it was created.')];
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
export async function changedSince(ctx: Context, row: BaseRecord, event: Event): Promise<boolean> {
  const later = await findEvents(
    ctx,
    `e.subject_type = :type AND e.subject_id = :id::uuid AND e.seq > :seq::bigint AND e.change_set_id <> :changeSetId::uuid AND e.change_set_id <> :current::uuid AND e.name NOT LIKE '%.undone'`,
    {
      type: event.subjectType,
      id: row.id,
      seq: event.seq,
      changeSetId: event.changeSetId,
      current: ctx.changeSetId,
    },
    50,
  );
  const pending = new Set<string>();
  for (const each of later.reverse()) for (const key of Object.keys(each.changes)) pending.add(key);
  return [...pending].some((key) => event.changes[key] === undefined || !isBack(row, key, event));
}

function isBack(row: BaseRecord, key: string, event: Event): boolean {
  const field = fieldsOf(row.constructor).get(key);
  return field !== undefined && sameValue(field, (row as unknown as Values)[key], event.changes[key]![1]);
}
