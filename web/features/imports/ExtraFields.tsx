import { Button, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ImportTargetFragment } from '../../gql/graphql';
import { ExtraFieldRow } from './ExtraFieldRow';
import type { ExtraField } from './extraFields';
import classes from './imports.module.css';

interface ExtraFieldsProps {
  headers: readonly string[];
  /** Fields that are still free. */
  free: readonly ImportTargetFragment[];
  fields: readonly ImportTargetFragment[];
  value: ExtraField[];
  onChange: (extras: ExtraField[]) => void;
}

/** Fields that no single column goes to. */
export function ExtraFields({ headers, free, fields, value, onChange }: ExtraFieldsProps) {
  const add = () => onChange([...value, { field: '', kind: 'constant', text: '' }]);
  return (
    <Paper withBorder component="section" aria-label="More fields">
      <div className={classes.column}>
        <Title order={2} size="h4">
          More fields
        </Title>
        <Text size="sm" c="dimmed">
          Give a field the same value in every row, or put it together from several columns.
        </Text>
      </div>
      {value.map((extra, index) => (
        <ExtraFieldRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name until its field is chosen
          key={index}
          headers={headers}
          fields={fields.filter((field) => field.key === extra.field || free.includes(field))}
          extra={extra}
          onChange={(changed) => onChange(value.with(index, changed))}
          onRemove={() => onChange(value.toSpliced(index, 1))}
        />
      ))}
      <div className={classes.column}>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
          Add a field
        </Button>
      </div>
    </Paper>
  );
}
