import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue } from '../fields/field';
import type { Conflict, ConflictAnswer } from './askConflict';
import type { Asked } from './questions';

/** Somebody else saved first: choose theirs or mine for every field both changed. */
export function ConflictDialog({ question, opened, answer }: Asked<Conflict, ConflictAnswer>) {
  const { current, mine, fields } = question;
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({});
  const keys = Object.keys(mine);
  const fieldOf = (key: string): Field =>
    fields.find((field) => field.key === key) ?? { key, label: key, type: 'text' };
  const keep = () => {
    const kept = keys.filter((key) => (choices[key] ?? 'mine') === 'mine');
    answer({
      values: Object.fromEntries(kept.map((key) => [key, mine[key]])),
      version: Number(current.version),
    });
  };
  const cancel = () => answer(null);
  return (
    <Modal opened={opened} onClose={cancel} title="Somebody else changed this meanwhile" size="lg">
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
                        label={shown(side === 'mine' ? mine : current)}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <Button onClick={keep}>Save my choice</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
