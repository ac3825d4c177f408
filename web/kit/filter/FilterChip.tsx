import { Button, CloseButton, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../fields/field';
import { later } from '../shell/later';
import { type Condition, isComplete } from './filterModel';
import { operatorLabel } from './operators';
import { useWords } from './useWords';

const ConditionInput = later(async () => (await import('./ConditionInput')).ConditionInput);

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
            c={field.missing ? 'var(--rapport-danger)' : undefined}
          >
            {field.label}&nbsp;
            <Text span inherit c="dimmed">
              {operatorLabel(field, condition.op)}
            </Text>
            {words && <>&nbsp;{words}</>}
            {field.missing && <>&nbsp;(no such field)</>}
          </Button>
          <CloseButton
            size={26}
            iconSize={14}
            aria-label={`Remove filter ${field.label}`}
            onClick={onRemove}
            style={{
              border: '1px solid var(--rapport-control-line)',
              background: 'var(--mantine-color-default)',
              borderStartStartRadius: 0,
              borderEndStartRadius: 0,
              borderInlineStart: 0,
            }}
          />
        </Button.Group>
      </Popover.Target>
      <Popover.Dropdown maw="90vw">
        <Stack gap="xs" miw={240}>
          <ConditionInput autoFocus field={field} condition={condition} onChange={onChange} />
          <Button size="xs" onClick={() => (isComplete(condition) ? setOpened(false) : onRemove())}>
            Done
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
