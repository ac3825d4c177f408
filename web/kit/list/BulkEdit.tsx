import { Button, Drawer, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAttempt } from '../data/useSave';
import { FieldInput } from '../fields/FieldInput';
import type { Field } from '../fields/field';
import { ProblemAlert } from '../form/ProblemAlert';
import { type Bulk, type Selected, selectedWords } from './useBulk';

interface BulkEditProps {
  what: string;
  noun: string;
  rows: Selected;
  fields: Field[];
  /** The field to begin with; '' lets the viewer choose. */
  start: string;
  bulk: Bulk;
  onClose: () => void;
}

/** Gives one field of all selected rows the same value. */
export function BulkEdit({ what, noun, rows, fields, start, bulk, onClose }: BulkEditProps) {
  const [key, setKey] = useState(start || null);
  const [value, setValue] = useState<unknown>(null);
  const { attempt, busy, problem } = useAttempt();
  const field = fields.find((candidate) => candidate.key === key);
  const label = selectedWords(rows, what);
  const change = () =>
    field &&
    attempt(async () => {
      await bulk.patch(noun, rows, { [field.key]: value ?? (field.type === 'boolean' ? false : null) });
      onClose();
    });
  return (
    <Drawer opened onClose={onClose} title={`Edit ${label}`}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <ProblemAlert problem={problem} />
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
          <Button type="submit" disabled={!field} loading={busy}>
            Change {label}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}
