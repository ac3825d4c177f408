import { Button, Group, Paper, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  ConfigureImportDocument,
  type ImportFieldsFragment,
  type ImportMode,
  type ImportNounFragment,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { FilePreview } from './FilePreview';

const MODES: { value: ImportMode; label: string; description: string }[] = [
  { value: 'CREATE', label: 'Create new ones', description: 'Every row becomes a new record.' },
  {
    value: 'UPSERT',
    label: 'Update existing ones, create the others',
    description: 'A row that matches a record changes it.',
  },
  {
    value: 'UPDATE',
    label: 'Only update existing ones',
    description: 'Rows that match nothing are skipped.',
  },
];

interface SubjectStepProps {
  record: ImportFieldsFragment;
  subjects: readonly ImportNounFragment[];
  onNext: () => void;
}

/** What the rows are, and whether they create or change records. */
export function SubjectStep({ record, subjects, onNext }: SubjectStepProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [type, setType] = useState(record.subjectType ?? null);
  const [mode, setMode] = useState<ImportMode>(record.mode);
  const subject = subjects.find((each) => each.type === type);
  const next = async () => {
    if (!type) return;
    // An empty mapping asks the server for its proposal.
    const mapping = type === record.subjectType ? (record.mapping ?? {}) : {};
    const likely = subject?.keys.filter((key) => record.keyFields.includes(key)) ?? [];
    const own = subject?.wholeKey.length ? subject.wholeKey : subject?.keys.slice(0, 1);
    const keyFields = mode === 'CREATE' ? [] : likely.length > 0 ? likely : own;
    const input = {
      id: record.id,
      version: record.version,
      subjectType: type,
      mode,
      keyFields,
      mapping,
    };
    if (await attempt(() => save(ConfigureImportDocument, { input }))) onNext();
  };
  return (
    <>
      <FilePreview record={record} />
      <Paper withBorder p="md">
        <Stack>
          <Select
            label="Each row is a"
            placeholder="Choose"
            data={subjects.map((each) => ({ value: each.type, label: each.label }))}
            value={type}
            onChange={setType}
            allowDeselect={false}
            withAsterisk
            maw={320}
          />
          <Radio.Group
            label="What to do with the rows"
            value={mode}
            onChange={(value) => setMode(value as ImportMode)}
          >
            <Stack gap="xs" mt="xs">
              {MODES.map((each) => (
                <Radio key={each.value} {...each} />
              ))}
            </Stack>
          </Radio.Group>
          <ProblemAlert problem={problem} />
          <Group justify="flex-end">
            <Button onClick={() => void next()} loading={busy} disabled={!type}>
              Map columns
            </Button>
          </Group>
        </Stack>
      </Paper>
    </>
  );
}
