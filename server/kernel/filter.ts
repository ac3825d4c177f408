import { addField, CustomFieldFilter, comparatorsOf, type InputClass, inputClass } from './comparators.js';
import { fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { completeOrder } from './orderTypes.js';
import type { RecordClass } from './record.js';
import { collectionsOf, referenceName } from './reference.js';

/** The JSON form of a filter: what a request sends is exactly what a view, a segment or a report stores. */
export type FilterJson = Record<string, unknown>;

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

/** Fills the filter and order inputs of all nouns; called once, after every feature has been loaded. */
export function completeFilters(classes: RecordClass[]): void {
  for (const Class of classes) {
    completeFilter(Class);
    completeOrder(Class);
  }
}
