import { Field, ID, InputType, Int } from 'type-graphql';
import type { FieldSpec } from './field.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.js';

export type InputClass = abstract new () => object;

/** A new, empty GraphQL input type. */
export function inputClass(name: string, description: string): InputClass {
  const Class = { [name]: class {} }[name]!;
  InputType(name, { description })(Class);
  return Class;
}

/** Adds an optional field to an input type. */
export function addField(Class: InputClass, key: string, type: () => unknown, description: string) {
  Field(type as never, { nullable: true, description })(Class.prototype, key);
}

const list = (type: unknown) => [type];

const RELATIVE =
  "A date, or today, yesterday, tomorrow, startOfWeek, startOfMonth, startOfQuarter, startOfYear in the viewer's time zone, or a signed duration from now such as -P30D.";

const COMPARATORS: Record<string, [type: (own: unknown) => unknown, description: string]> = {
  eq: [(own) => own, 'Equal to the value.'],
  ne: [(own) => own, 'Different from the value; also true where there is none.'],
  in: [list, 'One of the values.'],
  notIn: [list, 'None of the values; also true where there is none.'],
  lt: [(own) => own, 'Less than, or before.'],
  lte: [(own) => own, 'Less than or equal.'],
  gt: [(own) => own, 'Greater than, or after.'],
  gte: [(own) => own, 'Greater than or equal.'],
  contains: [() => String, 'Contains the text, in any case.'],
  startsWith: [() => String, 'Starts with the text, in any case.'],
  endsWith: [() => String, 'Ends with the text, in any case.'],
  before: [() => String, `Before the moment. ${RELATIVE}`],
  after: [() => String, `At or after the moment. ${RELATIVE}`],
  withinLast: [() => String, 'Within the last period, an ISO 8601 duration such as P30D.'],
  withinNext: [() => String, 'Within the next period, an ISO 8601 duration such as P7D.'],
  has: [() => String, 'The list has the value.'],
  hasAny: [() => [String], 'The list has at least one of the values.'],
  hasAll: [() => [String], 'The list has all of the values.'],
  hasNone: [() => [String], 'The list has none of the values.'],
  isEmpty: [() => Boolean, 'Whether the list is empty.'],
  isNull: [() => Boolean, 'Whether there is no value.'],
};

const ORDERED = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'isNull'];
const MOMENT = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'before',
  'after',
  'withinLast',
  'withinNext',
  'isNull',
];

function comparatorInput(
  name: string,
  description: string,
  own: () => unknown,
  comparators: string[],
): InputClass {
  const Class = inputClass(name, description);
  for (const comparator of comparators) {
    const [type, text] = COMPARATORS[comparator]!;
    addField(Class, comparator, () => type(own()), text);
  }
  return Class;
}

export const StringFilter = comparatorInput('StringFilter', 'Comparisons of a text.', () => String, [
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'endsWith',
  'isNull',
]);
export const IDFilter = comparatorInput(
  'IDFilter',
  'Comparisons of a reference. "$me" stands for the viewer, "$myTeam" for the viewer\'s team.',
  () => ID,
  ['eq', 'ne', 'in', 'notIn', 'isNull'],
);
export const IntFilter = comparatorInput('IntFilter', 'Comparisons of a whole number.', () => Int, ORDERED);
export const DecimalFilter = comparatorInput(
  'DecimalFilter',
  'Comparisons of a decimal number.',
  () => DecimalScalar,
  ORDERED,
);
export const BooleanFilter = comparatorInput(
  'BooleanFilter',
  'Comparisons of a yes/no value.',
  () => Boolean,
  ['eq', 'ne', 'isNull'],
);
export const DateFilter = comparatorInput(
  'DateFilter',
  'Comparisons of a calendar day.',
  () => DateScalar,
  MOMENT,
);
export const DateTimeFilter = comparatorInput(
  'DateTimeFilter',
  'Comparisons of an instant.',
  () => DateTimeScalar,
  MOMENT,
);
export const StringListFilter = comparatorInput(
  'StringListFilter',
  'Comparisons of a list of texts, such as tags.',
  () => String,
  ['has', 'hasAny', 'hasAll', 'hasNone', 'isEmpty'],
);

export const CustomFieldFilter = inputClass(
  'CustomFieldFilter',
  'A condition on one custom field; use the comparator of its type.',
);
addField(CustomFieldFilter, 'key', () => String, 'Key of the custom field.');
addField(
  CustomFieldFilter,
  'string',
  () => StringFilter,
  'For text, choices, links, e-mail addresses and phone numbers.',
);
addField(
  CustomFieldFilter,
  'number',
  () => DecimalFilter,
  'For numbers, and for money in the base currency of the organization.',
);
addField(CustomFieldFilter, 'boolean', () => BooleanFilter, 'For yes/no.');
addField(CustomFieldFilter, 'date', () => DateFilter, 'For dates.');
addField(CustomFieldFilter, 'list', () => StringListFilter, 'For several choices.');
addField(CustomFieldFilter, 'id', () => IDFilter, 'For users and other records.');

const enumFilters = new Map<string, InputClass>();

function enumFilter(choice: NonNullable<FieldSpec['choices']>): InputClass {
  let Class = enumFilters.get(choice.name);
  if (!Class) {
    Class = comparatorInput(`${choice.name}Filter`, `Comparisons of a ${choice.name}.`, () => choice.object, [
      'eq',
      'ne',
      'in',
      'notIn',
      'isNull',
    ]);
    enumFilters.set(choice.name, Class);
  }
  return Class;
}

/** The comparator input of a field by its type; undefined for fields that cannot be filtered. */
export function comparatorsOf(field: FieldSpec): InputClass | undefined {
  if (!field.filter || field.hidden) return undefined;
  switch (field.type) {
    case 'TEXT':
      return StringFilter;
    case 'CHOICE':
      return enumFilter(field.choices!);
    case 'INTEGER':
      return IntFilter;
    case 'DECIMAL':
      return DecimalFilter;
    case 'BOOLEAN':
      return BooleanFilter;
    case 'DATE':
      return DateFilter;
    case 'INSTANT':
      return DateTimeFilter;
    case 'TEXTS':
      return StringListFilter;
    case 'ID':
    case 'REFERENCE':
      return IDFilter;
    default:
      return undefined;
  }
}
