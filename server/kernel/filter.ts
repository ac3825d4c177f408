import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { type FieldSpec, fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import type { RecordClass } from './record.js';
import { collectionsOf, referenceName } from './reference.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.js';

/** The JSON form of a filter: what a request sends is exactly what a view, a segment or a report stores. */
export type FilterJson = Record<string, unknown>;

type InputClass = abstract new () => object;

function inputClass(name: string, description: string): InputClass {
  const Class = { [name]: class {} }[name]!;
  InputType(name, { description })(Class);
  return Class;
}

function addField(Class: InputClass, key: string, type: () => unknown, description: string) {
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

const CustomFieldFilter = inputClass(
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
function comparatorsOf(field: FieldSpec): InputClass | undefined {
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

const filterTypes = new Map<object, InputClass>();
const childFilterTypes = new Map<object, InputClass>();

/** The filter input of a noun (`ClientFilter`). Its fields are added by `completeFilters` once all features are known. */
export function filterTypeOf(Class: RecordClass): InputClass {
  let type = filterTypes.get(Class);
  if (!type) {
    type = inputClass(
      `${Class.name}Filter`,
      `Conditions on ${nounOf(Class).plural}; all given ones have to hold.`,
    );
    filterTypes.set(Class, type);
  }
  return type;
}

function childFilterOf(Class: RecordClass): InputClass {
  let type = childFilterTypes.get(Class);
  if (!type) {
    const { plural } = nounOf(Class);
    type = inputClass(
      `${plural.charAt(0).toUpperCase()}${plural.slice(1)}Filter`,
      `Conditions on related ${plural}.`,
    );
    const filter = filterTypeOf(Class);
    addField(type, 'some', () => filter, 'At least one related record matches all of the conditions.');
    addField(type, 'none', () => filter, 'No related record matches.');
    addField(type, 'every', () => filter, 'Every related record matches; also true without any.');
    childFilterTypes.set(Class, type);
  }
  return type;
}

function completeFilter(Class: RecordClass) {
  const type = filterTypeOf(Class);
  addField(type, 'and', () => [type], 'All of these.');
  addField(type, 'or', () => [type], 'At least one of these.');
  addField(type, 'not', () => type, 'Not this.');
  for (const field of fieldsOf(Class).values()) {
    const comparators = comparatorsOf(field);
    if (comparators)
      addField(type, field.key, () => comparators, `${field.label}: ${field.description ?? 'comparison.'}`);
    if (field.reference) {
      const Target = field.reference() as RecordClass;
      addField(
        type,
        referenceName(field),
        () => filterTypeOf(Target),
        `Conditions on the ${field.label.toLowerCase()}.`,
      );
    }
    if (field.key === 'customFields')
      addField(type, field.key, () => [CustomFieldFilter], 'Conditions on custom fields.');
  }
  for (const collection of collectionsOf(Class)) {
    const children = childFilterOf(collection.Child);
    addField(type, collection.name, () => children, `Conditions on the ${collection.name}.`);
  }
}

const sortFields = new Map<object, Record<string, string>>();
const orderTypes = new Map<object, InputClass>();

const OrderDirection = { ASC: 'ASC', DESC: 'DESC' };
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Direction of an order; records without a value come last in both.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

/** The order input of a noun (`ClientOrderBy`). */
export function orderTypeOf(Class: RecordClass): InputClass {
  let type = orderTypes.get(Class);
  if (!type) {
    const fields: Record<string, string> = {};
    sortFields.set(Class, fields);
    type = inputClass(`${Class.name}OrderBy`, `One order key of ${nounOf(Class).plural}.`);
    Field(() => fields as never, { description: 'The field to order by.' })(type.prototype, 'field');
    Field(() => OrderDirection as never, { defaultValue: 'ASC', description: 'Its direction.' })(
      type.prototype,
      'direction',
    );
    orderTypes.set(Class, type);
  }
  return type;
}

/** The order key that stands for a custom field. */
export const CUSTOM_ORDER = 'customField';

function completeOrder(Class: RecordClass) {
  orderTypeOf(Class);
  const fields = sortFields.get(Class)!;
  const sortable = [...fieldsOf(Class).values()].filter((field) => field.sort && !field.hidden);
  for (const field of sortable) fields[field.key] = field.key;
  const custom = fieldsOf(Class).has('customFields');
  if (custom) {
    fields[CUSTOM_ORDER] = CUSTOM_ORDER;
    addField(orderTypeOf(Class), 'key', () => String, 'Key of the custom field, for customField.');
  }
  registerEnumType(fields, {
    name: `${Class.name}SortField`,
    description: `What ${nounOf(Class).plural} can be ordered by.`,
    valuesConfig: {
      ...Object.fromEntries(sortable.map((field) => [field.key, { description: `${field.label}.` }])),
      ...(custom ? { [CUSTOM_ORDER]: { description: 'A custom field, named by key.' } } : {}),
    },
  });
}

/** Fills the filter and order inputs of all nouns; called once, after every feature has been loaded. */
export function completeFilters(classes: RecordClass[]): void {
  for (const Class of classes) {
    completeFilter(Class);
    completeOrder(Class);
  }
}
