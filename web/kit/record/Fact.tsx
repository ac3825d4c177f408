import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../data/errors';
import { FieldInput } from '../fields/FieldInput';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue, targetOf } from '../fields/field';
import classes from './FactsPanel.module.css';

interface FactProps {
  field: Field;
  row: any;
  onSave?: (field: Field, value: unknown) => Promise<unknown>;
}

/** A field with its value, and its pencil when it can be changed. */
export function Fact({ field, row, onSave }: FactProps) {
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

/** Whether a record has no value for a field. */
export function isEmpty(field: Field, row: any): boolean {
  const value = rawValue(field, row);
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
}
