import { RapportError } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { checkValue, sameValue } from '../../kernel/value.js';
import type { PendingReference, RowProblem } from './composeRow.js';
import type { ImportMode } from './import.entity.js';

export interface RowTarget {
  Class: RecordClass;
  mode: keyof typeof ImportMode;
  keyFields: string[];
}

export interface RowOutcome {
  action: 'CREATED' | 'UPDATED' | 'SKIPPED' | 'FAILED';
  /** The record of the row, as it is now; null without one. */
  record: BaseRecord | null;
  problems: RowProblem[];
  /** References to records of the same noun that may come later in the file. */
  later: PendingReference[];
}

type Values = Record<string, unknown>;

/** A row that wrote its record. */
export const wrote = (action: 'CREATED' | 'UPDATED', record: BaseRecord): RowOutcome => ({
  action,
  record,
  problems: [],
  later: [],
});

/** A row with which nothing had to be done. */
export const skipped = (code: string, message: string, record: BaseRecord | null = null): RowOutcome => ({
  action: 'SKIPPED',
  record,
  problems: [{ code, message, field: null, column: null }],
  later: [],
});

/** A row that left nothing behind. */
export const failed = (problems: RowProblem[]): RowOutcome => ({
  action: 'FAILED',
  record: null,
  problems,
  later: [],
});

/** Why a row was refused: one problem for each field the error names. */
export function problemsOf(error: RapportError): RowProblem[] {
  const fields = Object.entries((error.extensions.fields ?? {}) as Record<string, string>);
  if (fields.length === 0) return [{ code: error.code, message: error.message, field: null, column: null }];
  return fields.map(([field, message]) => ({ code: error.code, message, field, column: null }));
}

/** The error that a write was refused with; anything else is thrown on. */
export function refusalOf(error: unknown): RapportError {
  if (error instanceof RapportError) return error;
  throw error;
}

/**
 * Parts of addresses and custom fields add to what is there; fields set at creation alone are left out when they agree,
 * and so are texts that differ only in a letter case that makes no difference.
 */
export function patchFor(existing: BaseRecord, values: Values): Values {
  const fields = fieldsOf(existing.constructor);
  const entries = Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'id') return [];
    const field = fields.get(key)!;
    const old = (existing as unknown as Values)[key];
    if (field.type === 'JSON' && value && old) return [[key, { ...(old as object), ...(value as object) }]];
    if (field.anyCase && String(value).toLowerCase() === String(old).toLowerCase()) return [];
    if (field.write !== 'CREATE') return [[key, value]];
    const checked = checkValue(field, value);
    return 'value' in checked && sameValue(field, checked.value, old) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}
