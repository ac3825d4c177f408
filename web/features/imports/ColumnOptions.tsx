import { Group, Select } from '@mantine/core';
import type { ImportTargetFragment } from '../../gql/graphql';
import { type ColumnTarget, DATES, DECIMALS, REFERENCES } from './columnMapping';
import { ValueMap } from './ValueMap';

interface ColumnOptionsProps {
  column: string;
  field: ImportTargetFragment;
  samples: string[];
  target: ColumnTarget;
  onChange: (target: ColumnTarget) => void;
}

/** How the texts of a column are read, as far as its field leaves a choice. */
export function ColumnOptions({ column, field, samples, target, onChange }: ColumnOptionsProps) {
  const isDate = field.type === 'DATE' || field.type === 'INSTANT';
  const isNumber = field.type === 'DECIMAL' || field.type === 'INTEGER';
  if (!field.reference && !isDate && !isNumber && !field.options?.length) return null;
  const setFormat = (format: ColumnTarget['format']) =>
    onChange({ ...target, format: { ...target.format, ...format } });
  return (
    <Group gap="sm" mt="xs" justify="flex-end" align="flex-end">
      {field.reference && (
        <Select
          size="xs"
          w={180}
          label={`Find ${field.label.toLowerCase()} by`}
          data={withCurrent(REFERENCES, target.reference)}
          value={target.reference ?? 'name'}
          onChange={(reference) => onChange({ ...target, reference: reference ?? undefined })}
          allowDeselect={false}
        />
      )}
      {isDate && (
        <Select
          size="xs"
          w={180}
          label={`Dates in ${column}`}
          data={withCurrent(DATES, target.format?.date)}
          value={target.format?.date ?? null}
          placeholder="Recognize"
          clearable
          onChange={(date) => setFormat({ date: date ?? undefined })}
        />
      )}
      {isNumber && (
        <Select
          size="xs"
          w={180}
          label={`Numbers in ${column}`}
          data={DECIMALS}
          value={target.format?.decimal ?? '.'}
          onChange={(decimal) => setFormat({ decimal: decimal === ',' ? ',' : '.' })}
          allowDeselect={false}
        />
      )}
      {field.options && field.options.length > 0 && (
        <ValueMap
          column={column}
          options={field.options}
          samples={samples}
          values={target.values ?? {}}
          onChange={(values) => onChange({ ...target, values })}
        />
      )}
    </Group>
  );
}

const withCurrent = (choices: { value: string; label: string }[], current: string | undefined) =>
  !current || choices.some(({ value }) => value === current)
    ? choices
    : [...choices, { value: current, label: current }];
