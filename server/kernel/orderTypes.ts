import { Field, registerEnumType } from 'type-graphql';
import { addField, type InputClass, inputClass } from './comparators.js';
import { fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import type { RecordClass } from './record.js';

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

/** Fills the order input of a noun; once, after every feature has been loaded. */
export function completeOrder(Class: RecordClass) {
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
