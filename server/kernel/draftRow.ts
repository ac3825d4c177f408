import { newId, now } from './clock.js';
import type { Context } from './context.js';
import { forbidden, invalid } from './errors.js';
import { type FieldSpec, fieldsOf, seesField } from './field.js';
import type { BaseRecord, RecordClass } from './record.js';
import { checkValue, sameValue } from './value.js';

export type Values = Record<string, unknown>;
export type Changes = Record<string, [before: unknown, after: unknown]>;

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
    if (!seesField(ctx.actor, field)) throw forbidden(`You may not set ${field.label}.`);
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
