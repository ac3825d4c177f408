import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../data/errors';
import { FieldInput } from '../fields/FieldInput';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue, targetOf } from '../fields/field';
import classes from './FactsPanel.module.css';

interface FactsPanelProps {
  title?: string;
  fields: Field[];
  row: any;
  /** Saves one field; throws what the server said. Without it nothing can be edited. */
  onSave?: (field: Field, value: unknown) => Promise<unknown>;
}

/** The properties of a record, each edited in place. */
export function FactsPanel({ title = 'Details', fields, row, onSave }: FactsPanelProps) {
  const [hideEmpty, setHideEmpty] = useState(false);
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
      <Stack gap={2} component="dl" m={0}>
        {shown.map((field) => (
          <Fact key={field.key} field={field} row={row} onSave={field.editable ? onSave : undefined} />
        ))}
      </Stack>
    </Paper>
  );
}

function Fact({ field, row, onSave }: { field: Field; row: any; onSave?: FactsPanelProps['onSave'] }) {
  const [editing, setEditing] = useState(false);
  const [value, setValue] = useState<unknown>(null);
  const [error, setError] = useState('');
  const start = () => {
    setValue(rawValue(field, row) ?? null);
    setError('');
    setEditing(true);
  };
  const save = async (next = value) => {
    setEditing(false);
    if (JSON.stringify(next) === JSON.stringify(rawValue(field, row) ?? null)) return;
    try {
      await onSave?.(field, next);
    } catch (failure) {
      const { message, fields } = problemOf(failure);
      setError(fields[field.key] ?? message);
      setEditing(true);
    }
  };
  const empty = isEmpty(field, row);
  return (
    <div className={classes.fact}>
      <Text component="dt" size="xs" c="dimmed">
        {field.label}
      </Text>
      <dd className={classes.value}>
        {editing ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
            onKeyDown={(event) => event.key === 'Escape' && setEditing(false)}
          >
            <Stack gap={4}>
              <FieldInput
                bare
                autoFocus
                field={field}
                value={value}
                error={error || undefined}
                targetName={field.type === 'reference' ? targetOf(field, row)?.name : undefined}
                onChange={setValue}
              />
              <Group gap={4}>
                <Button type="submit" size="compact-xs">
                  Save
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => setEditing(false)}>
                  Cancel
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <>
            <span className={classes.text}>
              {empty ? (
                <Text span c="dimmed">
                  –
                </Text>
              ) : (
                <FieldValue field={field} row={row} />
              )}
            </span>
            {onSave && (
              <ActionIcon
                className={classes.pencil}
                size={24}
                aria-label={`Edit ${field.label.toLowerCase()}`}
                onClick={start}
              >
                <IconPencil size={14} />
              </ActionIcon>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

function isEmpty(field: Field, row: any): boolean {
  const value = rawValue(field, row);
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
}
