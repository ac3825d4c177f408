import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue } from '../fields/field';

export interface Conflict {
  current: Record<string, unknown>;
  /** What the viewer wanted to save. */
  mine: Record<string, unknown>;
}

interface ConflictDialogProps {
  conflict: Conflict | null;
  fields: Field[];
  onClose: () => void;
  /** Saves the values kept from mine on top of the current version. */
  onResolve: (values: Record<string, unknown>, version: number) => Promise<unknown>;
}

/** Somebody else saved first: choose theirs or mine for every field both changed. */
export function ConflictDialog({ conflict, fields, onClose, onResolve }: ConflictDialogProps) {
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({});
  const [busy, setBusy] = useState(false);
  const keys = conflict ? Object.keys(conflict.mine) : [];
  const fieldOf = (key: string): Field =>
    fields.find((field) => field.key === key) ?? { key, label: key, type: 'text' };
  const resolve = async () => {
    if (!conflict) return;
    setBusy(true);
    const kept = Object.fromEntries(
      keys.filter((key) => (choices[key] ?? 'mine') === 'mine').map((key) => [key, conflict.mine[key]]),
    );
    try {
      await onResolve(kept, Number(conflict.current.version));
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={Boolean(conflict)}
      onClose={onClose}
      title="Somebody else changed this meanwhile"
      size="lg"
    >
      {conflict && (
        <Stack>
          <Text size="sm" c="dimmed">
            Choose for each field what to keep. Their other changes stay.
          </Text>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th>Theirs</Table.Th>
                <Table.Th>Mine</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map((key) => {
                const field = fieldOf(key);
                const choice = choices[key] ?? 'mine';
                const shown = (row: Record<string, unknown>) =>
                  field.type === 'reference' ? (
                    String(
                      row[`${key.replace(/Id$/, '')}Name`] ??
                        rawValue({ ...field, read: undefined }, row) ??
                        '–',
                    )
                  ) : (
                    <FieldValue field={{ ...field, cell: undefined, read: undefined }} row={row} />
                  );
                return (
                  <Table.Tr key={key}>
                    <Table.Th scope="row">{field.label}</Table.Th>
                    {(['theirs', 'mine'] as const).map((side) => (
                      <Table.Td key={side}>
                        <Radio
                          name={`conflict-${key}`}
                          checked={choice === side}
                          onChange={() => setChoices({ ...choices, [key]: side })}
                          aria-label={`${field.label}: ${side}`}
                          label={shown(side === 'mine' ? conflict.mine : conflict.current)}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button onClick={resolve} loading={busy}>
              Save my choice
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
