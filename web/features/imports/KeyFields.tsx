import { MultiSelect } from '@mantine/core';
import type { ImportMode, ImportNounFragment } from '../../gql/graphql';

/** The fields to match by when nobody has chosen: the first likely one that a column goes to, or those that do it together. */
export function likelyKeys(
  mode: ImportMode,
  subject: ImportNounFragment,
  mapped: readonly string[],
): string[] {
  if (mode === 'CREATE') return [];
  const key = subject.keys.find((each) => mapped.includes(each));
  return key ? [key] : subject.wholeKey.filter((each) => mapped.includes(each));
}

interface KeyFieldsProps {
  mode: ImportMode;
  subject: ImportNounFragment;
  /** Fields that columns go to; only these can be compared. */
  mapped: readonly string[];
  value: string[];
  onChange: (keys: string[]) => void;
}

/** By which fields a row is recognized as a record that is there already. */
export function KeyFields({ mode, subject, mapped, value, onChange }: KeyFieldsProps) {
  const fields = subject.fields.filter(({ key }) => mapped.includes(key));
  const creates = mode === 'CREATE';
  return (
    <MultiSelect
      searchable
      label={creates ? 'Leave out rows that are there already, compared by' : 'Match records by'}
      description={
        creates
          ? 'Without a field every row becomes a new record.'
          : 'A row matches a record when all of these are the same.'
      }
      data={fields.map(({ key, label }) => ({ value: key, label }))}
      value={value}
      onChange={onChange}
      withAsterisk={!creates}
      maw={480}
    />
  );
}
