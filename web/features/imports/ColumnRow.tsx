import { Group, Select, SimpleGrid, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ImportTargetFragment } from '../../gql/graphql';
import { ColumnOptions } from './ColumnOptions';
import { type ColumnTarget, freshTarget } from './columnMapping';
import classes from './imports.module.css';

const IGNORE = '';

interface ColumnRowProps {
  column: string;
  samples: string[];
  fields: readonly ImportTargetFragment[];
  target: ColumnTarget;
  /** Whether another column goes into the same field. */
  taken: boolean;
  onChange: (target: ColumnTarget) => void;
}

/** A column of the file with its samples, the field it goes to, and how it is read. */
export function ColumnRow({ column, samples, fields, target, taken, onChange }: ColumnRowProps) {
  const field = fields.find(({ key }) => key === target.field);
  const choices = [
    { value: IGNORE, label: 'Ignore this column' },
    ...fields.map(({ key, label, required }) => ({ value: key, label: required ? `${label} *` : label })),
  ];
  return (
    <li className={classes.column}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing={6}>
        <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {column}
            </Text>
            <div className={classes.samples} title={samples.slice(0, 20).join(', ')}>
              {samples.slice(0, 4).join(' · ') || 'Empty'}
            </div>
          </div>
          <IconArrowRight
            size={16}
            aria-hidden
            style={{ flexShrink: 0, color: 'var(--mantine-color-dimmed)' }}
          />
        </Group>
        <Select
          aria-label={`Field for ${column}`}
          data={choices}
          value={target.field ?? IGNORE}
          onChange={(key) => onChange(freshTarget(fields.find((each) => each.key === key)))}
          searchable
          allowDeselect={false}
          error={taken && 'Another column goes there too.'}
          styles={field ? undefined : { input: { color: 'var(--mantine-color-dimmed)' } }}
        />
      </SimpleGrid>
      {field && (
        <ColumnOptions column={column} field={field} samples={samples} target={target} onChange={onChange} />
      )}
    </li>
  );
}
