import { isId } from './clock.js';
import type { Context } from './context.js';
import { notFound } from './errors.js';
import type { Event } from './event.entity.js';
import { findEvents } from './history.js';
import { declarePermission } from './policy.js';
import { type LeftBehind, type Undone, undoEvents } from './undoEvents.js';

declarePermission('changeSet.undo');

export interface UndoResult extends Undone {
  changeSetId: string;
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
): Promise<Undone & { cursor: string | null; looked: number }> {
  const values = { changeSetId, before: cursor ?? NEWEST };
  const events = await findEvents(ctx, `${OF_SET} AND e.seq < :before::bigint`, values, limit);
  const result = await undoEvents(ctx, events);
  return { ...result, cursor: events.at(-1)?.seq ?? null, looked: events.length };
}
