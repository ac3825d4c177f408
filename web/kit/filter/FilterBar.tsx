import { Button, Group, Menu, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconFilter, IconPlus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Field } from '../fields/field';
import { laterOverlay } from '../shell/later';
import { FilterChip } from './FilterChip';
import { FilterSentence } from './FilterSentence';
import { type Condition, type Group as FilterGroup, type FilterNode, isFlat, NO_FILTER } from './filterModel';
import { fieldFor, filterKey, operatorsOf } from './operators';

const FilterDrawer = laterOverlay(async () => (await import('./FilterDrawer')).FilterDrawer);

interface FilterBarProps {
  noun: string;
  fields: Field[];
  model: FilterGroup;
  onChange: (model: FilterGroup) => void;
}

const ADD = { size: 'compact-sm', variant: 'subtle', color: 'gray' } as const;

/** The filter: chips while it is a plain list, one sentence when it has groups; both open in full. */
export function FilterBar({ noun, fields, model, onChange }: FilterBarProps) {
  const sentenceId = useId();
  const phone = useMediaQuery('(max-width: 48em)');
  const [fresh, setFresh] = useState<number | null>(null);
  const [advanced, setAdvanced] = useState(false);
  const filterable = fields.filter((field) => field.filter);
  const { match, items } = model;
  const flat = isFlat(model);
  const replace = (next: FilterNode[]) => onChange({ ...model, items: next });
  const add = (field: Field) => {
    setFresh(items.length);
    replace([...items, { field: filterKey(field), op: operatorsOf(field)[0]?.op ?? 'eq', value: null }]);
  };
  const small = (label: string, Icon: typeof IconPlus) =>
    phone
      ? { px: 6, 'aria-label': label, title: label, children: <Icon size={16} /> }
      : { leftSection: <Icon size={14} />, children: label };
  const sentence = <FilterSentence noun={noun} fields={fields} node={model} />;
  return (
    <Group gap={6} role="group" aria-label="Filters" aria-describedby={items.length ? sentenceId : undefined}>
      {items.length > 0 && <VisuallyHidden id={sentenceId}>{sentence}</VisuallyHidden>}
      {flat &&
        (items as Condition[]).map((condition, index) => (
          <FilterChip
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
            key={`${condition.field}-${index}`}
            field={fieldFor(fields, condition.field)}
            condition={condition}
            startOpen={fresh === index}
            onChange={(next) => replace(items.map((old, at) => (at === index ? next : old)))}
            onRemove={() => {
              setFresh(null);
              replace(items.filter((_, at) => at !== index));
            }}
          />
        ))}
      {!flat && (
        <Button
          size="compact-sm"
          variant="default"
          fw={400}
          maw="min(420px, 80vw)"
          onClick={() => setAdvanced(true)}
        >
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{sentence}</span>
        </Button>
      )}
      {flat && items.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Match"
          value={match}
          onChange={(next) => onChange({ ...model, match: next as 'and' | 'or' })}
          data={[
            { value: 'and', label: 'All' },
            { value: 'or', label: 'Any' },
          ]}
        />
      )}
      {flat && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button {...ADD} {...small('Filter', items.length ? IconPlus : IconFilter)} />
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
            {filterable.map((field) => (
              <Menu.Item key={field.key} onClick={() => add(field)}>
                {field.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button
        {...ADD}
        {...small('Advanced', IconAdjustmentsHorizontal)}
        aria-haspopup="dialog"
        onClick={() => setAdvanced(true)}
      />
      {items.length > 0 && (
        <Button {...ADD} leftSection={<IconX size={14} />} onClick={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      )}
      <FilterDrawer
        opened={advanced}
        onClose={() => setAdvanced(false)}
        noun={noun}
        fields={fields}
        model={model}
        onApply={onChange}
      />
    </Group>
  );
}
