import { Button, CloseButton, Group, NumberInput, Popover, Select, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useReference } from '../data/references';
import type { Field } from '../fields/field';
import { formatDate } from '../fields/format';
import { FilterValue } from './FilterValue';
import { type Condition, isComplete, operatorOf, operatorsOf, periodWords } from './filterModel';

interface FilterChipProps {
  field: Field;
  condition: Condition;
  startOpen?: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: says itself as a sentence, opens to be changed. */
export function FilterChip({ field, condition, startOpen, onChange, onRemove }: FilterChipProps) {
  const [opened, setOpened] = useState(Boolean(startOpen));
  const operator = operatorOf(field, condition.op) ?? operatorsOf(field)[0];
  const words = useWords(field, condition);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      radius={8}
      trapFocus
      withinPortal
      onClose={() => !isComplete(condition) && onRemove()}
    >
      <Popover.Target>
        <Button.Group>
          <Button
            size="compact-sm"
            variant="default"
            fw={400}
            onClick={() => setOpened(!opened)}
            aria-expanded={opened}
          >
            {field.label}&nbsp;
            <Text span inherit c="dimmed">
              {operator?.label}
            </Text>
            {words && <>&nbsp;{words}</>}
          </Button>
          <CloseButton
            size={26}
            variant="default"
            iconSize={14}
            aria-label={`Remove filter ${field.label}`}
            onClick={onRemove}
            style={{
              borderColor: 'var(--rapport-control-line)',
              borderStartStartRadius: 0,
              borderEndStartRadius: 0,
              borderInlineStart: 0,
            }}
          />
        </Button.Group>
      </Popover.Target>
      <Popover.Dropdown maw="90vw">
        <Stack gap="xs" miw={240}>
          <Select
            size="xs"
            aria-label={`${field.label}: how`}
            data={operatorsOf(field).map(({ op, label }) => ({ value: op, label }))}
            value={condition.op}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(op) => {
              if (!op) return;
              const same = operatorOf(field, op)?.input === operator?.input;
              onChange({ ...condition, op, value: same ? condition.value : null });
            }}
          />
          {operator && operator.input === 'period' ? (
            <Group gap="xs">
              <NumberInput
                size="xs"
                w={100}
                min={1}
                data-autofocus
                aria-label={`${field.label}: days`}
                value={Number(/^P(\d+)D$/.exec(String(condition.value))?.[1] ?? '') || ''}
                onChange={(days) => onChange({ ...condition, value: days ? `P${days}D` : null })}
              />
              <Text size="sm">days</Text>
            </Group>
          ) : (
            operator &&
            operator.input !== 'none' && (
              <FilterValue
                field={field}
                input={operator.input}
                value={condition.value}
                onChange={(value) => onChange({ ...condition, value })}
              />
            )
          )}
          <Button size="xs" onClick={() => (isComplete(condition) ? setOpened(false) : onRemove())}>
            Done
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function useWords(field: Field, { op, value }: Condition): string {
  const source = useReference(field.to);
  const [names, setNames] = useState<string[]>([]);
  const ids = field.type === 'reference' && Array.isArray(value) ? (value as string[]) : [];
  const key = ids.join();
  useEffect(() => {
    let stale = false;
    const wanted = key ? key.split(',') : [];
    void Promise.all(
      wanted.map(async (id) => (id === '$me' ? 'me' : ((await source?.name(id)) ?? '…'))),
    ).then((all) => !stale && setNames(all));
    return () => {
      stale = true;
    };
  }, [key, source]);
  if (op.includes(':') || value === null || value === undefined) return '';
  if (field.type === 'reference') return names.join(', ');
  if (op.startsWith('within')) return periodWords(value);
  if (field.type === 'date' || field.type === 'dateTime')
    return /^\d{4}/.test(String(value)) ? formatDate(String(value)) : String(value);
  if (field.type === 'choice')
    return (value as string[])
      .map((one) => field.options?.find((o) => o.value === one)?.label ?? one)
      .join(', ');
  if (field.type === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
