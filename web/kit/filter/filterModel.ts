import type { Field, FieldType } from '../fields/field';

/** One row of the filter builder; as a typed filter input it is `{ field: { op: value } }`. */
export interface Condition {
  field: string;
  op: string;
  value: unknown;
}

export interface FilterModel {
  match: 'and' | 'or';
  conditions: Condition[];
}

export interface Operator {
  op: string;
  label: string;
  /** What is asked for beside the operator; `none` for "is empty". */
  input: 'text' | 'number' | 'date' | 'period' | 'choices' | 'tags' | 'references' | 'boolean' | 'none';
}

const EMPTY: Operator[] = [
  { op: 'isNull:true', label: 'is empty', input: 'none' },
  { op: 'isNull:false', label: 'is not empty', input: 'none' },
];
const TEXT: Operator[] = [
  { op: 'contains', label: 'contains', input: 'text' },
  { op: 'eq', label: 'is', input: 'text' },
  { op: 'ne', label: 'is not', input: 'text' },
  { op: 'startsWith', label: 'starts with', input: 'text' },
  ...EMPTY,
];
const NUMBER: Operator[] = [
  { op: 'gte', label: 'at least', input: 'number' },
  { op: 'lte', label: 'at most', input: 'number' },
  { op: 'eq', label: 'is', input: 'number' },
  ...EMPTY,
];
const DATE: Operator[] = [
  { op: 'withinLast', label: 'in the last', input: 'period' },
  { op: 'withinNext', label: 'in the next', input: 'period' },
  { op: 'before', label: 'before', input: 'date' },
  { op: 'after', label: 'after', input: 'date' },
  ...EMPTY,
];
const CHOICE: Operator[] = [
  { op: 'in', label: 'is any of', input: 'choices' },
  { op: 'notIn', label: 'is none of', input: 'choices' },
];
const OPERATORS: Record<FieldType, Operator[]> = {
  text: TEXT,
  longText: TEXT,
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  number: NUMBER,
  percent: NUMBER,
  money: NUMBER,
  date: DATE,
  dateTime: DATE,
  boolean: [{ op: 'eq', label: 'is', input: 'boolean' }],
  choice: CHOICE,
  tags: [
    { op: 'hasAny', label: 'has any of', input: 'tags' },
    { op: 'hasAll', label: 'has all of', input: 'tags' },
    { op: 'hasNone', label: 'has none of', input: 'tags' },
    { op: 'isEmpty:true', label: 'is empty', input: 'none' },
  ],
  reference: [
    { op: 'in', label: 'is any of', input: 'references' },
    { op: 'notIn', label: 'is none of', input: 'references' },
    ...EMPTY,
  ],
};

export const operatorsOf = (field: Field): Operator[] => OPERATORS[field.type];
export const operatorOf = (field: Field, op: string): Operator | undefined =>
  operatorsOf(field).find((o) => o.op === op);
export const filterKey = (field: Field): string =>
  typeof field.filter === 'string' ? field.filter : field.key;

/** Whether a condition says enough to be sent. */
export function isComplete({ op, value }: Condition): boolean {
  if (op.includes(':')) return true;
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}

/** The typed filter input of the model; null without conditions. It is also what the URL and saved views store. */
export function toFilter(model: FilterModel): Record<string, unknown> | null {
  const parts = model.conditions.filter(isComplete).map(({ field, op, value }) => {
    const [name = op, fixed] = op.split(':');
    return { [field]: { [name]: fixed === undefined ? value : fixed === 'true' } };
  });
  return parts.length ? { [model.match]: parts } : null;
}

/** Reads a filter made by {@link toFilter} back; other shapes give null. */
export function fromFilter(filter: unknown): FilterModel | null {
  if (!filter || typeof filter !== 'object') return { match: 'and', conditions: [] };
  const [match] = Object.keys(filter);
  if (match !== 'and' && match !== 'or') return null;
  const parts = (filter as Record<string, Record<string, Record<string, unknown>>[]>)[match] ?? [];
  const conditions: Condition[] = [];
  for (const part of parts) {
    const [entry] = Object.entries(part);
    const [comparison] = Object.entries(entry?.[1] ?? {});
    if (!entry || !comparison) return null;
    const [op, value] = comparison;
    const fixed = op === 'isNull' || op === 'isEmpty';
    conditions.push({ field: entry[0], op: fixed ? `${op}:${value}` : op, value: fixed ? null : value });
  }
  return { match, conditions };
}

/** The ISO 8601 duration of a number of days as words. */
export function periodWords(value: unknown): string {
  const days = Number(/^P(\d+)D$/.exec(String(value))?.[1] ?? 0);
  return days === 1 ? '1 day' : `${days} days`;
}
