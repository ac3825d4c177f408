import { Button, Collapse, Stack } from '@mantine/core';
import { useState } from 'react';
import { useFields } from '../../kit/customFields/useFields';
import { FieldInput } from '../../kit/fields/FieldInput';
import { type Field, rawValue } from '../../kit/fields/field';

type Values = Record<string, unknown>;

interface NewRecordInputsProps {
  noun: string;
  /** The fields to show, besides custom ones that need a value. */
  keys: string[];
  /** What the record begins with. */
  begin: Values;
  /** What the viewer has changed. */
  changed: Values;
  onChange: (changed: Values) => void;
  errors: Record<string, string>;
}

/** The values of a record that will be created, to be changed when need be; open by itself when something is wrong. */
export function NewRecordInputs({ noun, keys, begin, changed, onChange, errors }: NewRecordInputsProps) {
  const [opened, setOpened] = useState(false);
  const fields = useFields(noun);
  const shown = [
    ...keys.flatMap((key) => fields.find((field) => field.key === key) ?? []),
    ...fields.filter(
      (field) => field.key.startsWith('customFields.') && (field.required || errors[field.key]),
    ),
  ];
  const expanded = opened || shown.some(({ key }) => errors[key]);
  const shownOf = (field: Field) => (field.key in changed ? changed[field.key] : rawValue(field, begin));
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        ms={28}
        aria-expanded={expanded}
        onClick={() => setOpened(!expanded)}
      >
        {expanded ? `Hide values of the ${noun.toLowerCase()}` : `Change values of the ${noun.toLowerCase()}`}
      </Button>
      <Collapse expanded={expanded}>
        <Stack gap="xs" ms={36} mt={4}>
          {shown.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              value={shownOf(field)}
              error={errors[field.key]}
              onChange={(value) => onChange({ ...changed, [field.key]: value })}
            />
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
