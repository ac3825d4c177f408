import { ActionIcon, Button, Checkbox, ColorInput, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Option, optionsOf } from './customFieldOptions';

interface OptionsEditorProps {
  value: Option[];
  /** Ids of options that records may have: they are archived, not removed. */
  stored: string[];
  onChange: (options: Option[]) => void;
}

const SWATCHES = ['#4c6ef5', '#15aabf', '#40c057', '#fab005', '#fd7e14', '#fa5252', '#be4bdb', '#868e96'];

/** The options of a choice: named, coloured, put in order, archived. */
export function OptionsEditor({ value, stored, onChange }: OptionsEditorProps) {
  const [fresh, setFresh] = useState('');
  const change = (at: number, patch: Partial<Option>) =>
    onChange(value.map((option, index) => (index === at ? { ...option, ...patch } : option)));
  const move = (at: number, by: number) => {
    const next = value.toSpliced(at, 1);
    next.splice(at + by, 0, value[at]!);
    onChange(next);
  };
  const add = () => {
    const label = fresh.trim();
    if (!label || value.some((option) => option.label === label)) return;
    onChange([...value, ...optionsOf([...value.map((option) => option.label), label], value).slice(-1)]);
    setFresh('');
  };
  return (
    <Fieldset legend="Options" p="sm">
      <Stack gap={6}>
        {value.map((option, at) => (
          <Group key={option.id} gap={4}>
            <TextInput
              aria-label={`Name of option ${at + 1}`}
              value={option.label}
              onChange={({ currentTarget }) => change(at, { label: currentTarget.value })}
              style={{ flex: 1, minWidth: 130 }}
            />
            <ColorInput
              aria-label={`Colour of ${option.label}`}
              swatches={SWATCHES}
              value={option.color ?? ''}
              onChange={(color) => change(at, { color: color || undefined })}
              placeholder="Colour"
              withEyeDropper={false}
              w={104}
              popoverProps={{ withinPortal: true }}
            />
            <ActionIcon
              aria-label={`Move ${option.label} up`}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              aria-label={`Move ${option.label} down`}
              disabled={at === value.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
            {stored.includes(option.id) ? (
              <Checkbox
                size="xs"
                label="Archived"
                checked={Boolean(option.archived)}
                onChange={({ currentTarget }) => change(at, { archived: currentTarget.checked })}
              />
            ) : (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => onChange(value.toSpliced(at, 1))}
              >
                Remove
              </Button>
            )}
          </Group>
        ))}
        <Group gap={4} wrap="nowrap">
          <TextInput
            aria-label="New option"
            placeholder="New option"
            value={fresh}
            onChange={({ currentTarget }) => setFresh(currentTarget.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
            style={{ flex: 1 }}
          />
          <ActionIcon aria-label="Add option" onClick={add}>
            <IconPlus size={14} />
          </ActionIcon>
        </Group>
      </Stack>
    </Fieldset>
  );
}
