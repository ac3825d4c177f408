import type { Context } from './context.js';
import type { BaseRecord, RecordClass } from './record.js';

/** What always holds for a noun, whichever way it is written: API, import, bulk edit, undo. */
export interface Rules<T extends BaseRecord> {
  /** Before the write: completes computed fields of `next` and refuses what cannot be (`invalid`). */
  prepare?: (next: T, before: T | null, ctx: Context) => void | Promise<void>;
  /** After the write, in the same transaction: the facts that follow from it. */
  follow?: (row: T, before: T | null, ctx: Context) => void | Promise<void>;
}

const rules = new Map<object, Rules<never>[]>();

/** Adds rules to a noun; later features may add theirs to earlier nouns. */
export function defineRules<T extends BaseRecord>(Class: RecordClass<T>, more: Rules<T>): void {
  rules.set(Class, [...(rules.get(Class) ?? []), more as Rules<never>]);
}

/** Completes and checks a row before it is written. */
export async function prepareRow(
  Class: RecordClass,
  next: BaseRecord,
  before: BaseRecord | null,
  ctx: Context,
): Promise<void> {
  for (const each of rules.get(Class) ?? []) await each.prepare?.(next as never, before as never, ctx);
}

/** Writes what follows from a written row. */
export async function followRow(
  Class: RecordClass,
  row: BaseRecord,
  before: BaseRecord | null,
  ctx: Context,
): Promise<void> {
  for (const each of rules.get(Class) ?? []) await each.follow?.(row as never, before as never, ctx);
}
