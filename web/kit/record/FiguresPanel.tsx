import { Group, Stack, Text } from '@mantine/core';
import { FieldValue } from '../fields/FieldValue';
import { type Field, isBlank, rawValue } from '../fields/field';
import { RelatedPanel } from './RelatedPanel';

/** Figures of a record, each on a line; those the viewer may not see, or that are not there, are left out. */
export function FiguresPanel({ title, fields, row }: { title: string; fields: Field[]; row: object }) {
  return (
    <RelatedPanel title={title}>
      <Stack gap={2} component="dl" m={0}>
        {fields
          .filter((field) => !isBlank(rawValue(field, row)))
          .map((field) => (
            <Group key={field.key} justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" c="dimmed" component="dt">
                {field.label}
              </Text>
              <Text size="sm" component="dd" m={0}>
                <FieldValue field={field} row={row} />
              </Text>
            </Group>
          ))}
      </Stack>
    </RelatedPanel>
  );
}
