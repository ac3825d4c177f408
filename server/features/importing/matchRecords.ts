import type { Context } from '../../kernel/context.js';
import { type FieldSpec, fieldsOf } from '../../kernel/field.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { checkValue } from '../../kernel/value.js';

type Values = Record<string, unknown>;

/** The text under which a record or a row is known by its key fields; null when one of them is missing. */
export function keyText(Class: RecordClass, keyFields: string[], values: Values): string | null {
  const parts: string[] = [];
  for (const key of keyFields) {
    const field = fieldsOf(Class).get(key)!;
    const checked = checkValue(field, values[key]);
    if ('problem' in checked || checked.value === null) return null;
    parts.push(comparable(field, checked.value));
  }
  return JSON.stringify(parts);
}

const comparable = ({ type }: FieldSpec, value: unknown): string =>
  type === 'INSTANT' ? new Date(value as string).toISOString() : String(value);

/** Finds the records that the rows of a batch mean by their keys, with one statement, and locks them. */
export async function matchRecords(
  ctx: Context,
  Class: RecordClass,
  keyFields: string[],
  rows: Values[],
): Promise<Map<string, BaseRecord[]>> {
  const found = new Map<string, BaseRecord[]>();
  const known = rows.filter((values) => keyText(Class, keyFields, values) !== null);
  if (keyFields.length === 0 || known.length === 0) return found;
  const where = Object.fromEntries(
    keyFields.map((key) => {
      const field = fieldsOf(Class).get(key)!;
      return [key, [...new Set(known.map((values) => storedForm(field, values[key])))]];
    }),
  );
  for (const record of await ctx.db.find(Class, where, { lock: true, orderBy: [{ field: 'id' }] })) {
    const key = keyText(Class, keyFields, record as unknown as Values)!;
    found.set(key, [...(found.get(key) ?? []), record]);
  }
  return found;
}

const storedForm = (field: FieldSpec, value: unknown): unknown => {
  const checked = checkValue(field, value);
  return 'value' in checked ? checked.value : null;
};
