import type { Context } from '../../kernel/context.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { setCompetitorNames } from '../opportunities/setCompetitorNames.js';
import type { TargetField } from './targetField.js';

/** What belongs to a record without being a field of it, and how an import writes it. */
interface ImportPart {
  field: TargetField;
  write: (ctx: Context, record: BaseRecord, value: unknown) => Promise<BaseRecord>;
}

const PARTS = new Map<RecordClass, ImportPart[]>([
  [
    Opportunity,
    [
      {
        field: { key: 'competitors', label: 'Competitors', type: 'TEXTS', required: false },
        write: (ctx, record, value) =>
          setCompetitorNames(ctx, record as Opportunity, (value ?? []) as string[]),
      },
    ],
  ],
]);

const partsOf = (Class: RecordClass): ImportPart[] => PARTS.get(Class) ?? [];

/** The fields under which columns can be mapped to parts of a noun. */
export const partFields = (Class: RecordClass): TargetField[] => partsOf(Class).map(({ field }) => field);

/** Values of a row without those of its parts. */
export function ownValues(Class: RecordClass, values: Record<string, unknown>): Record<string, unknown> {
  const keys = partsOf(Class).map(({ field }) => field.key);
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

/** Writes the parts that a row gives, and answers the record as it is then. */
export async function writeParts<T extends BaseRecord>(
  ctx: Context,
  record: T,
  values: Record<string, unknown>,
): Promise<T> {
  let written: BaseRecord = record;
  for (const { field, write } of partsOf(record.constructor as RecordClass))
    if (values[field.key] !== undefined) written = await write(ctx, written, values[field.key]);
  return written as T;
}
