import { type Field, type FieldType, sentence } from '../fields/field';
import type { Condition } from './filterModel';

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
  { op: 'endsWith', label: 'ends with', input: 'text' },
  ...EMPTY,
];
const NUMBER: Operator[] = [
  { op: 'gte', label: 'at least', input: 'number' },
  { op: 'lte', label: 'at most', input: 'number' },
  { op: 'gt', label: 'more than', input: 'number' },
  { op: 'lt', label: 'less than', input: 'number' },
  { op: 'eq', label: 'is', input: 'number' },
  { op: 'ne', label: 'is not', input: 'number' },
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
const TAGS: Operator[] = [
  { op: 'hasAny', label: 'has any of', input: 'tags' },
  { op: 'hasAll', label: 'has all of', input: 'tags' },
  { op: 'hasNone', label: 'has none of', input: 'tags' },
  { op: 'isEmpty:true', label: 'is empty', input: 'none' },
  { op: 'isEmpty:false', label: 'is not empty', input: 'none' },
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
  amount: NUMBER,
  date: DATE,
  time: TEXT,
  dateTime: DATE,
  boolean: [{ op: 'eq', label: 'is', input: 'boolean' }, ...EMPTY],
  choice: [...CHOICE, ...EMPTY],
  tags: TAGS,
  reference: [
    { op: 'in', label: 'is any of', input: 'references' },
    { op: 'notIn', label: 'is none of', input: 'references' },
    ...EMPTY,
  ],
  people: [],
  // Asked through the relation to the links.
  references: [],
};

/** Comparisons that a link may hold though no menu offers them, and the one with a list that says the same. */
const WITH_LISTS: Partial<Record<FieldType, Record<string, string>>> = {
  choice: { eq: 'in', ne: 'notIn' },
  reference: { eq: 'in', ne: 'notIn' },
  tags: { has: 'hasAny' },
};

/** The condition as the menus offer it. */
export function offered(field: Field, condition: Condition): Condition {
  const op = WITH_LISTS[field.type]?.[condition.op];
  return op ? { ...condition, op, value: [condition.value] } : condition;
}

/** Words for the few others. */
const OTHERS: Record<string, string> = {
  eq: 'is',
  ne: 'is not',
  gt: 'after',
  gte: 'from',
  lt: 'before',
  lte: 'until',
};

export const operatorsOf = (field: Field): Operator[] => {
  const all = OPERATORS[field.type];
  return field.type === 'tags' && field.options
    ? all.map((each) => (each.input === 'tags' ? { ...each, input: 'choices' } : each))
    : all;
};
export const operatorOf = (field: Field, op: string): Operator | undefined =>
  operatorsOf(field).find((each) => each.op === op);
export const operatorLabel = (field: Field, op: string): string =>
  operatorOf(field, WITH_LISTS[field.type]?.[op] ?? op)?.label ?? OTHERS[op] ?? op;
export const filterKey = (field: Field): string =>
  typeof field.filter === 'string' ? field.filter : field.key;

/** The field a condition is about; one of text with the bare name when it is not among those. */
export const fieldFor = (fields: Field[], key: string): Field =>
  fields.find((field) => field.filter && filterKey(field) === key) ?? {
    key,
    label: key.split('.')[1] ?? sentence(key),
    type: 'text',
    missing: true,
  };

/** The ISO 8601 duration of a number of days as words. */
export function periodWords(value: unknown): string {
  const days = Number(/^P(\d+)D$/.exec(String(value))?.[1] ?? 0);
  return days === 1 ? '1 day' : `${days} days`;
}
