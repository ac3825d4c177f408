import { Button, Group, Menu, SegmentedControl } from '@mantine/core';
import { IconFilter, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field } from '../fields/field';
import { FilterChip } from './FilterChip';
import { type FilterModel, filterKey, operatorsOf } from './filterModel';

interface FilterBarProps {
  fields: Field[];
  model: FilterModel;
  onChange: (model: FilterModel) => void;
}

/** The filter as chips: add one, click to change, clear all. */
export function FilterBar({ fields, model, onChange }: FilterBarProps) {
  const [fresh, setFresh] = useState<number | null>(null);
  const filterable = fields.filter((field) => field.filter);
  const fieldOf = (key: string) => filterable.find((field) => filterKey(field) === key);
  const replace = (conditions: FilterModel['conditions']) => onChange({ ...model, conditions });
  const add = (field: Field) => {
    setFresh(model.conditions.length);
    replace([
      ...model.conditions,
      { field: filterKey(field), op: operatorsOf(field)[0]?.op ?? 'eq', value: null },
    ]);
  };
  return (
    <Group gap={6} role="group" aria-label="Filters">
      {model.conditions.map((condition, index) => {
        const field = fieldOf(condition.field);
        if (!field) return null;
        return (
          <FilterChip
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
            key={`${condition.field}-${index}`}
            field={field}
            condition={condition}
            startOpen={fresh === index}
            onChange={(next) => replace(model.conditions.map((old, at) => (at === index ? next : old)))}
            onRemove={() => {
              setFresh(null);
              replace(model.conditions.filter((_, at) => at !== index));
            }}
          />
        );
      })}
      {model.conditions.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Match"
          value={model.match}
          onChange={(match) => onChange({ ...model, match: match as 'and' | 'or' })}
          data={[
            { value: 'and', label: 'All' },
            { value: 'or', label: 'Any' },
          ]}
        />
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={model.conditions.length ? <IconPlus size={14} /> : <IconFilter size={14} />}
          >
            Filter
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {filterable.map((field) => (
            <Menu.Item key={field.key} onClick={() => add(field)}>
              {field.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {model.conditions.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} />}
          onClick={() => onChange({ match: 'and', conditions: [] })}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
