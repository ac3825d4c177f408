import { ActionBar, Button, Drawer, Group, Select, Stack, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { FieldInput } from '../fields/FieldInput';
import type { Field } from '../fields/field';

interface BulkBarProps {
  count: number;
  fields: Field[];
  onClear: () => void;
  onPatch?: (field: Field, value: unknown) => Promise<void>;
  onDelete?: () => Promise<void>;
}

/** What can be done with the selected rows. */
export function BulkBar({ count, fields, onClear, onPatch, onDelete }: BulkBarProps) {
  const [opened, setOpened] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((candidate) => candidate.key === key);
  return (
    <>
      <ActionBar
        opened={count > 0}
        onClose={onClear}
        aria-label="Selected rows"
        position={{ bottom: 72, left: '50%' }}
        style={{ transform: 'translateX(-50%)' }}
      >
        <Text size="sm" fw={500}>
          {count} selected
        </Text>
        {onPatch && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPencil size={14} />}
            onClick={() => setOpened(true)}
          >
            Edit field
          </Button>
        )}
        {onDelete && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            c="var(--rapport-danger)"
            leftSection={<IconTrash size={14} />}
            onClick={() => void onDelete()}
          >
            Delete
          </Button>
        )}
        <ActionBar.CloseButton aria-label="Clear selection" />
      </ActionBar>
      <Drawer opened={opened} onClose={() => setOpened(false)} title={`Edit ${count} rows`}>
        <Stack>
          <Select
            label="Field"
            data={fields.map(({ key: id, label }) => ({ value: id, label }))}
            value={key}
            onChange={(next) => {
              setKey(next);
              setValue(null);
            }}
            searchable
          />
          {field && <FieldInput field={{ ...field, required: false }} value={value} onChange={setValue} />}
          <Text size="sm" c="dimmed">
            Every selected row gets this value. You can undo it.
          </Text>
          <Group justify="flex-end">
            <Button
              disabled={!field}
              onClick={async () => {
                if (!field) return;
                await onPatch?.(field, value);
                setOpened(false);
              }}
            >
              Change {count} rows
            </Button>
          </Group>
        </Stack>
      </Drawer>
    </>
  );
}
