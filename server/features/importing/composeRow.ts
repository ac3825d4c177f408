import { fillTemplate } from './fillTemplate.js';
import { type ColumnTarget, type Mapping, type RowCondition, targetsOf } from './mapping.js';
import { type ParseDefaults, parseValue } from './parseValue.js';
import type { CellProblem, TargetField } from './targetField.js';

/** A record named by text, still to be looked up. */
export interface PendingReference {
  field: string;
  column: string | null;
  noun: string;
  by: string;
  text: string;
  within: string[];
}

export interface RowProblem extends CellProblem {
  field: string | null;
  column: string | null;
}

/** A row as values of fields: what could be read, what has to be looked up, and what is wrong. */
export interface ComposedRow {
  values: Record<string, unknown>;
  /** Those that depend on others (`within`) come last. */
  references: PendingReference[];
  problems: RowProblem[];
}

/** Makes the function that turns the cells of a row into values of fields by a mapping that has been checked. */
export function rowComposer(
  mapping: Mapping,
  headers: string[],
  fields: TargetField[],
  defaults: ParseDefaults = {},
) {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const targets = headers.map((column) =>
    targetsOf(mapping, column).map((target) => ({ ...target, translate: translator(target.values) })),
  );

  return (cells: string[]): ComposedRow => {
    const row: ComposedRow = { values: {}, references: [], problems: [] };
    const texts = new Map<string, string>();
    for (const [i, column] of headers.entries()) {
      texts.set(column, targets[i]![0]?.translate(cells[i] ?? '') ?? cells[i] ?? '');
      for (const target of targets[i]!) {
        const field = target.field && byKey.get(target.field);
        if (field) take(row, field, target, column, target.translate(cells[i] ?? ''));
      }
    }
    for (const [key, template] of Object.entries(mapping.templates ?? {})) {
      const text = fillTemplate(template, (column) => texts.get(column) ?? '', mapping.lookups);
      take(row, byKey.get(key)!, { ...mapping.templateTargets?.[key], field: key }, null, text);
    }
    for (const [key, constant] of Object.entries(mapping.constants ?? {}))
      takeConstant(row, byKey.get(key)!, constant);
    row.references.sort((a, b) => a.within.length - b.within.length);
    return row;
  };

  function take(
    row: ComposedRow,
    field: TargetField,
    target: ColumnTarget,
    column: string | null,
    text: string,
  ) {
    const parsed = parseValue(text, field, target.format, defaults);
    if ('code' in parsed) row.problems.push({ ...parsed, field: field.key, column });
    else if (parsed.value === undefined) {
      if (mapping.emptyClears && column !== null) put(row.values, field.key, null);
    } else if (field.reference) refer(row, field, target, column, String(parsed.value));
    else put(row.values, field.key, parsed.value);
  }

  function takeConstant(row: ComposedRow, field: TargetField, constant: unknown) {
    const named = constant as { reference?: string; value?: string; within?: string[] } | null;
    if (field.reference && typeof named?.reference === 'string')
      refer(row, field, { ...named, field: field.key }, null, String(named.value));
    else if (typeof constant === 'string' && !field.reference)
      take(row, field, { field: field.key }, null, constant);
    else put(row.values, field.key, constant);
  }
}

function refer(
  row: ComposedRow,
  field: TargetField,
  target: ColumnTarget,
  column: string | null,
  text: string,
) {
  row.references.push({
    field: field.key,
    column,
    noun: field.reference!,
    by: target.reference ?? 'name',
    text,
    within: target.within ?? [],
  });
}

/** Sets `a.b` inside `a`: the parts of an address, the custom fields, the currency of an amount. */
export function put(values: Record<string, unknown>, key: string, value: unknown): void {
  const dot = key.indexOf('.');
  if (dot < 0) {
    values[key] = value;
    return;
  }
  const outer = key.slice(0, dot);
  const inner = { ...(values[outer] as object | undefined) };
  put(inner, key.slice(dot + 1), value);
  values[outer] = inner;
}

function translator(values: Record<string, string> | undefined): (text: string) => string {
  if (!values) return (text) => text;
  const exact = new Map(Object.entries(values));
  const folded = new Map(Object.entries(values).map(([from, to]) => [from.trim().toLowerCase(), to]));
  return (text) => exact.get(text) ?? folded.get(text.trim().toLowerCase()) ?? text;
}

/** Whether the row is one that the mapping leaves out on purpose. */
export function isSkipped(condition: RowCondition | undefined, headers: string[], cells: string[]): boolean {
  if (!condition) return false;
  return Object.entries(condition).every(([column, wanted]) =>
    [wanted].flat().includes((cells[headers.indexOf(column)] ?? '').trim()),
  );
}
