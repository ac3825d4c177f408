import type { Context } from '../../kernel/context.js';
import { type FieldSpec, fieldsOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { checkValue } from '../../kernel/value.js';

type Values = Record<string, unknown>;

/**
 * The text under which a record or a row is known by its key fields; null when one of them is missing. What a row leaves
 * out counts as the default of its field.
 */
export function keyText(Class: RecordClass, keyFields: string[], values: Values): string | null {
  const parts: string[] = [];
  for (const key of keyFields) {
    const field = fieldsOf(Class).get(key)!;
    const checked = checkValue(field, values[key] ?? field.default ?? null);
    if ('problem' in checked || checked.value === null) return null;
    parts.push(comparable(field, checked.value));
  }
  return JSON.stringify(parts);
}

const comparable = ({ type, anyCase }: FieldSpec, value: unknown): string => {
  if (type === 'INSTANT') return new Date(value as string).toISOString();
  return anyCase ? String(value).toLowerCase() : String(value);
};

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
    await Promise.all(
      keyFields.map(async (key) => {
        const field = fieldsOf(Class).get(key)!;
        const wanted = [...new Set(known.map((values) => storedForm(field, values[key])))];
        return [key, field.anyCase ? await spellings(ctx, Class, field, wanted) : wanted];
      }),
    ),
  );
  for (const record of await ctx.db.find(Class, where, { lock: true, orderBy: [{ field: 'id' }] })) {
    const key = keyText(Class, keyFields, record as unknown as Values)!;
    found.set(key, [...(found.get(key) ?? []), record]);
  }
  return found;
}

/** The texts as records have them that differ from these in letter case alone. */
async function spellings(
  ctx: Context,
  Class: RecordClass,
  { column }: FieldSpec,
  wanted: unknown[],
): Promise<string[]> {
  const rows = await ctx.db.rows<{ text: string }>(
    `SELECT DISTINCT t."${column}" AS text FROM "${nounOf(Class).table}" t
     WHERE t.organization_id = :organizationId AND :visible AND lower(t."${column}") IN (SELECT lower(w) FROM unnest(:wanted::text[]) w)`,
    { wanted },
    { visible: { Class, alias: 't' } },
  );
  return rows.map(({ text }) => text);
}

const storedForm = (field: FieldSpec, value: unknown): unknown => {
  const checked = checkValue(field, value ?? field.default ?? null);
  return 'value' in checked ? checked.value : null;
};
