import { Group, NumberInput, Select, Text } from '@mantine/core';
import type { Field } from '../fields/field';
import { FilterValue } from './FilterValue';
import type { Condition } from './filterModel';
import { offered, operatorLabel, operatorOf, operatorsOf } from './operators';

interface ConditionInputProps {
  field: Field;
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** Whether an opening layer puts the focus on the value. */
  autoFocus?: boolean;
}

/** How a field is compared, and with what. */
export function ConditionInput({ field, condition: given, onChange, autoFocus }: ConditionInputProps) {
  const condition = offered(field, given);
  const operator = operatorOf(field, condition.op);
  const fits = (op: string) => operatorOf(field, op)?.input === operator?.input;
  const data = operatorsOf(field).map(({ op, label }) => ({ value: op, label }));
  if (!operator) data.unshift({ value: condition.op, label: operatorLabel(field, condition.op) });
  return (
    <>
      <Select
        size="xs"
        aria-label={`${field.label}: how`}
        data={data}
        value={condition.op}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(op) => op && onChange({ ...condition, op, value: fits(op) ? condition.value : null })}
      />
      {operator?.input === 'period' && (
        <Group gap="xs">
          <NumberInput
            size="xs"
            w={100}
            min={1}
            data-autofocus={autoFocus}
            aria-label={`${field.label}: days`}
            value={Number(/^P(\d+)D$/.exec(String(condition.value))?.[1] ?? '') || ''}
            onChange={(days) => onChange({ ...condition, value: days ? `P${days}D` : null })}
          />
          <Text size="sm">days</Text>
        </Group>
      )}
      {operator && operator.input !== 'none' && operator.input !== 'period' && (
        <FilterValue
          field={field}
          autoFocus={autoFocus}
          input={operator.input}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      )}
    </>
  );
}
