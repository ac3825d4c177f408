import type { Context } from '../../kernel/context.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import type { PendingReference } from './composeRow.js';
import { failed, patchFor, problemsOf, type RowOutcome, refusalOf, skipped, wrote } from './importRow.js';
import { ownValues, writeParts } from './parts.js';

/** A row that is going to be written: as a new record, or onto an existing one. */
export interface Write {
  /** Its place in the batch. */
  place: number;
  values: Record<string, unknown>;
  existing: BaseRecord | null;
  /** References that wait for the end of the file. */
  later: PendingReference[];
}

/**
 * Writes rows together; answers what became of each. Where one of them is refused, halves are tried until that row
 * stands alone; a refused row leaves nothing behind.
 */
export async function writeRows(ctx: Context, Class: RecordClass, writes: Write[]): Promise<RowOutcome[]> {
  try {
    return await ctx.db.attempt(() => writeAll(ctx, Class, writes));
  } catch (error) {
    const refusal = refusalOf(error);
    if (writes.length === 1) return [failed(problemsOf(refusal))];
    const middle = writes.length >> 1;
    const first = await writeRows(ctx, Class, writes.slice(0, middle));
    return [...first, ...(await writeRows(ctx, Class, writes.slice(middle)))];
  }
}

async function writeAll(ctx: Context, Class: RecordClass, writes: Write[]): Promise<RowOutcome[]> {
  const fresh = writes.filter(({ existing }) => !existing);
  const created = await ctx.db.createMany(
    Class,
    fresh.map(({ values }) => ownValues(Class, values)),
  );
  const outcomes: RowOutcome[] = [];
  for (const { values, existing } of writes)
    outcomes.push(
      existing
        ? await updateRow(ctx, existing, values)
        : wrote('CREATED', await writeParts(ctx, created.shift()!, values)),
    );
  return outcomes;
}

async function updateRow(
  ctx: Context,
  existing: BaseRecord,
  values: Record<string, unknown>,
): Promise<RowOutcome> {
  const own = ownValues(existing.constructor as RecordClass, values);
  const updated = await writeParts(ctx, await ctx.db.update(existing, patchFor(existing, own)), values);
  return updated.version === existing.version
    ? skipped('UNCHANGED', 'Nothing to change.', existing)
    : wrote('UPDATED', updated);
}
