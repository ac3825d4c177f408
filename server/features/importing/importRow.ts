import type { Context } from '../../kernel/context.js';
import { RapportError } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { checkValue, sameValue } from '../../kernel/value.js';
import type { ComposedRow, PendingReference, RowProblem } from './composeRow.js';
import type { ReferenceFinder } from './findReference.js';
import type { ImportMode } from './import.entity.js';

export interface RowTarget {
  Class: RecordClass;
  mode: keyof typeof ImportMode;
  keyFields: string[];
}

export interface RowOutcome {
  action: 'CREATED' | 'UPDATED' | 'SKIPPED' | 'FAILED';
  recordId: string | null;
  problems: RowProblem[];
  /** References to records of the same noun that may come later in the file. */
  later: PendingReference[];
}

type Values = Record<string, unknown>;

/** Creates or updates the record of one row, within the rights of the importing user. A failing row leaves nothing behind. */
export async function importRow(
  ctx: Context,
  target: RowTarget,
  row: ComposedRow,
  references: ReferenceFinder,
): Promise<RowOutcome> {
  if (row.problems.length > 0) return failed(row.problems);
  const values: Values = { ...row.values };
  const later: PendingReference[] = [];
  for (const reference of inOrder(row.references)) {
    const id = await references.find(reference, values);
    if (typeof id === 'string') values[reference.field] = id;
    else if (reference.noun === target.Class.name && id.code === 'REFERENCE_MISSING') later.push(reference);
    else return failed([id]);
  }
  try {
    return { ...(await ctx.db.attempt(() => write(ctx, target, values))), later };
  } catch (error) {
    if (error instanceof RapportError) return failed(problemsOf(error));
    throw error;
  }
}

/** Sets the references that had to wait for the end of the file; answers why that is not possible. */
export async function linkRow(
  ctx: Context,
  { Class }: RowTarget,
  recordId: string,
  links: PendingReference[],
  references: ReferenceFinder,
): Promise<RowProblem | null> {
  const patch: Values = {};
  for (const link of links) {
    const id = await references.find(link, {});
    if (typeof id !== 'string') return id;
    patch[link.field] = id;
  }
  try {
    await ctx.db.attempt(async () => ctx.db.update(await ctx.db.get(Class, recordId, { lock: true }), patch));
    return null;
  } catch (error) {
    if (error instanceof RapportError) return problemsOf(error)[0]!;
    throw error;
  }
}

/** References that are sought within others come after those. */
const inOrder = (references: PendingReference[]) =>
  [...references].sort((a, b) => a.within.length - b.within.length);

async function write(
  ctx: Context,
  { Class, mode, keyFields }: RowTarget,
  values: Values,
): Promise<Omit<RowOutcome, 'later'>> {
  const existing = keyFields.length > 0 ? await findExisting(ctx, Class, keyFields, values) : null;
  if (existing && mode === 'CREATE')
    return skipped(existing.id, 'EXISTS', 'A record with this key exists already.');
  if (!existing && mode === 'UPDATE')
    throw new RapportError('NOT_FOUND', 'There is no record with this key.', {
      fields: { [keyFields[0]!]: 'There is no record with this key.' },
    });
  if (!existing)
    return { action: 'CREATED', recordId: (await ctx.db.create(Class, values)).id, problems: [] };
  const updated = await ctx.db.update(existing, patchFor(existing, values));
  return updated.version === existing.version
    ? skipped(existing.id, 'UNCHANGED', 'Nothing to change.')
    : { action: 'UPDATED', recordId: updated.id, problems: [] };
}

const skipped = (recordId: string, code: string, message: string): Omit<RowOutcome, 'later'> => ({
  action: 'SKIPPED',
  recordId,
  problems: [{ code, message, field: null, column: null }],
});
const failed = (problems: RowProblem[]): RowOutcome => ({
  action: 'FAILED',
  recordId: null,
  problems,
  later: [],
});

async function findExisting(
  ctx: Context,
  Class: RecordClass,
  keyFields: string[],
  values: Values,
): Promise<BaseRecord | null> {
  const where: Values = {};
  for (const key of keyFields) {
    const checked = checkValue(fieldsOf(Class).get(key)!, values[key]);
    if ('problem' in checked || checked.value === null)
      throw new RapportError('INVALID', 'The key is missing.', {
        fields: { [key]: 'The key is missing in this row.' },
      });
    where[key] = checked.value;
  }
  const found = await ctx.db.find(Class, where, { limit: 2, lock: true });
  if (found.length > 1)
    throw new RapportError('DUPLICATE', 'Several records have this key.', {
      fields: { [keyFields[0]!]: 'Several records have this key.' },
    });
  return found[0] ?? null;
}

/** Parts of addresses and custom fields add to what is there; fields set at creation alone are left out when they agree. */
function patchFor(existing: BaseRecord, values: Values): Values {
  const fields = fieldsOf(existing.constructor);
  const entries = Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    const field = fields.get(key)!;
    const old = (existing as unknown as Values)[key];
    if (field.type === 'JSON' && value && old) return [[key, { ...(old as object), ...(value as object) }]];
    if (field.write !== 'CREATE') return [[key, value]];
    const checked = checkValue(field, value);
    return 'value' in checked && sameValue(field, checked.value, old) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function problemsOf(error: RapportError): RowProblem[] {
  const fields = Object.entries((error.extensions.fields ?? {}) as Record<string, string>);
  if (fields.length === 0) return [{ code: error.code, message: error.message, field: null, column: null }];
  return fields.map(([field, message]) => ({ code: error.code, message, field, column: null }));
}
