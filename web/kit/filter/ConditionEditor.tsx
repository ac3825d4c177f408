import { Select } from '@mantine/core';
import type { Field } from '../fields/field';
import { ConditionInput } from './ConditionInput';
import classes from './Filter.module.css';
import type { Condition } from './filterModel';
import { fieldFor, filterKey, operatorsOf } from './operators';
import { RemoveButton } from './RemoveButton';

interface ConditionEditorProps {
  fields: Field[];
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
  /** Whether it has just been added. */
  fresh?: boolean;
}

/** One condition as a row: which field, how, and with what. */
export function ConditionEditor({ fields, condition, onChange, onRemove, fresh }: ConditionEditorProps) {
  const field = fieldFor(fields, condition.field);
  const known = fields.some((each) => filterKey(each) === condition.field);
  const data = fields.map((each) => ({ value: filterKey(each), label: each.label }));
  return (
    <div className={classes.condition}>
      <Select
        size="xs"
        aria-label="Field"
        autoFocus={fresh}
        data={known ? data : [{ value: condition.field, label: field.label }, ...data]}
        value={condition.field}
        allowDeselect={false}
        searchable
        onChange={(key) => {
          const next = fields.find((each) => filterKey(each) === key);
          if (next && key) onChange({ field: key, op: operatorsOf(next)[0]?.op ?? 'eq', value: null });
        }}
      />
      <ConditionInput key={condition.field} field={field} condition={condition} onChange={onChange} />
      <RemoveButton label={`Remove condition ${field.label}`} onClick={onRemove} />
    </div>
  );
}
