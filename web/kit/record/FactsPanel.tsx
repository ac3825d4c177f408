import { Button, Group, Paper, SimpleGrid, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Field } from '../fields/field';
import { Fact, isEmpty } from './Fact';

interface FactsPanelProps {
  title?: string;
  fields: Field[];
  row: any;
  /** Saves one field; throws what the server said. Without it nothing can be edited. */
  onSave?: (field: Field, value: unknown) => Promise<unknown>;
  /** Two columns, and only the fields that have a value. */
  compact?: boolean;
}

/** The properties of a record, each edited in place. */
export function FactsPanel({ title = 'Details', fields, row, onSave, compact = false }: FactsPanelProps) {
  const [hideEmpty, setHideEmpty] = useState(compact);
  const shown = fields.filter((field) => !hideEmpty || !isEmpty(field, row));
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setHideEmpty(!hideEmpty)}>
          {hideEmpty ? 'Show empty' : 'Hide empty'}
        </Button>
      </Group>
      {bySection(shown).map(([section, ones]) => (
        <Fragment key={section}>
          {section && (
            <Title order={3} size="h5" c="dimmed" mt="md" mb={4}>
              {section}
            </Title>
          )}
          <SimpleGrid cols={compact ? 2 : 1} spacing="md" verticalSpacing={2} component="dl" m={0}>
            {ones.map((field) => (
              <Fact key={field.key} field={field} row={row} onSave={field.editable ? onSave : undefined} />
            ))}
          </SimpleGrid>
        </Fragment>
      ))}
    </Paper>
  );
}

/** The fields under their headings; those of the noun itself have none and come first. */
function bySection(fields: Field[]): [section: string, fields: Field[]][] {
  const sections = new Map<string, Field[]>();
  for (const field of fields) {
    const section = field.key.startsWith('customFields.') ? (field.section ?? '') : '';
    sections.set(section, [...(sections.get(section) ?? []), field]);
  }
  return [...sections];
}
