import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowUp,
  IconColumns,
} from '@tabler/icons-react';
import type { Field } from '../fields/field';
import { usualWidth } from './gridTracks';
import type { ListShape } from './useListShape';

interface ColumnChooserProps {
  fields: Field[];
  shown: string[];
  onChange: (shown: string[]) => void;
  onReset: () => void;
  shape: ListShape;
}

/** Shows, hides and orders the columns of a list. */
export function ColumnChooser({ fields, shown, onChange, onReset, shape }: ColumnChooserProps) {
  const resize = (field: Field, at: number, by: number) =>
    shape.setWidth(field.key, (shape.widths[field.key] ?? usualWidth(field, at)) + by);
  const move = (key: string, by: number) => {
    const next = shown.filter((other) => other !== key);
    next.splice(Math.max(1, shown.indexOf(key) + by), 0, key);
    onChange(next);
  };
  const ordered = [
    ...shown.flatMap((key) => fields.find((field) => field.key === key) ?? []),
    ...fields.filter((field) => !shown.includes(field.key)),
  ];
  return (
    <Popover position="bottom-end" shadow="md" radius={8} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label="Columns">
          <ActionIcon variant="default" size={30} aria-label="Columns">
            <IconColumns size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown
        aria-label="Columns"
        aria-labelledby={undefined}
        mah={420}
        style={{ overflowY: 'auto' }}
      >
        <Stack gap={4} w={300}>
          <Group justify="space-between">
            <Text fw={600} size="sm">
              Columns
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={onReset}>
              Reset
            </Button>
          </Group>
          {ordered.map((field) => {
            const at = shown.indexOf(field.key);
            return (
              <Group key={field.key} justify="space-between" wrap="nowrap" mih={28}>
                <Checkbox
                  size="xs"
                  label={field.label}
                  checked={at >= 0}
                  disabled={at === 0}
                  onChange={() =>
                    onChange(at >= 0 ? shown.filter((key) => key !== field.key) : [...shown, field.key])
                  }
                />
                {at >= 0 && (
                  <Group gap={0} wrap="nowrap" ms="auto" me={at === 0 ? 48 : 0}>
                    <ActionIcon
                      size={24}
                      aria-label={`Make ${field.label} narrower`}
                      onClick={() => resize(field, at, -40)}
                    >
                      <IconArrowBarToLeft size={14} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={`Make ${field.label} wider`}
                      onClick={() => resize(field, at, 40)}
                    >
                      <IconArrowBarToRight size={14} />
                    </ActionIcon>
                  </Group>
                )}
                {at > 0 && (
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon
                      size={24}
                      aria-label={`Move ${field.label} up`}
                      disabled={at === 1}
                      onClick={() => move(field.key, -1)}
                    >
                      <IconArrowUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={`Move ${field.label} down`}
                      disabled={at === shown.length - 1}
                      onClick={() => move(field.key, 1)}
                    >
                      <IconArrowDown size={14} />
                    </ActionIcon>
                  </Group>
                )}
              </Group>
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
