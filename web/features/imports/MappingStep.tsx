import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  CheckImportDocument,
  ConfigureImportDocument,
  type ImportFieldsFragment,
  type ImportNounFragment,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { formatNumber } from '../../kit/fields/format';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ColumnRow } from './ColumnRow';
import { type Columns, mappedFields, targetOf, withTarget } from './columnMapping';
import { ExtraFields } from './ExtraFields';
import { type ExtraMapping, extraFieldsOf, withExtraFields } from './extraFields';
import { KeyFields, likelyKeys } from './KeyFields';
import { sampleRows, samplesOf } from './samples';

interface MappingStepProps {
  record: ImportFieldsFragment;
  subject: ImportNounFragment;
  onNext: () => void;
}

/** Which column becomes which field; begins with the server's proposal. */
export function MappingStep({ record, subject, onNext }: MappingStepProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [columns, setColumns] = useState<Columns>((record.mapping?.columns ?? {}) as Columns);
  const rows = useMemo(() => sampleRows(record.sample, record.headers), [record.sample, record.headers]);
  const [extras, setExtras] = useState(() => extraFieldsOf((record.mapping ?? {}) as ExtraMapping));
  const mapped = [...mappedFields(columns), ...extras.flatMap(({ field }) => field || [])];
  const [keys, setKeys] = useState<string[] | null>(null);
  const stored = record.keyFields.filter((key) => mapped.includes(key));
  const proposed = stored.length > 0 ? stored : likelyKeys(record.mode, subject, mapped);
  const keyFields = (keys ?? proposed).filter((key) => mapped.includes(key));
  const free = subject.fields.filter(({ key }) => !mapped.includes(key));
  const missing = record.mode === 'UPDATE' ? [] : free.filter(({ required }) => required);
  const mappedColumns = record.headers.filter((column) => targetOf(columns, column).field).length;
  const next = () =>
    attempt(async () => {
      const input = {
        id: record.id,
        version: record.version,
        subjectType: subject.type,
        mode: record.mode,
        keyFields,
        mapping: withExtraFields({ ...record.mapping, columns }, extras, subject.fields),
      };
      await save(ConfigureImportDocument, { input });
      await save(CheckImportDocument, { id: record.id });
      onNext();
    });
  return (
    <>
      <Text size="sm" c="dimmed">
        {formatNumber(mappedColumns)} of {formatNumber(record.headers.length)} columns go into{' '}
        {subject.label.toLowerCase()} fields. The others are ignored, unless a field below is put together
        from them.
      </Text>
      <Paper withBorder component="ul" aria-label="Columns" m={0} p={0} style={{ listStyle: 'none' }}>
        {record.headers.map((column, index) => {
          const target = targetOf(columns, column);
          return (
            <ColumnRow
              key={column}
              column={column}
              samples={samplesOf(rows, index)}
              fields={subject.fields}
              target={target}
              taken={Boolean(target.field) && mapped.filter((key) => key === target.field).length > 1}
              onChange={(changed) => setColumns(withTarget(columns, column, changed))}
            />
          );
        })}
      </Paper>
      <ExtraFields
        headers={record.headers}
        fields={subject.fields}
        free={free}
        value={extras}
        onChange={setExtras}
      />
      <KeyFields mode={record.mode} subject={subject} mapped={mapped} value={keyFields} onChange={setKeys} />
      {missing.length > 0 && (
        <Alert variant="outline" color="orange" title="Needed, but nothing goes there yet">
          {missing.map(({ label }) => label).join(', ')}
        </Alert>
      )}
      <ProblemAlert problem={problem} />
      <Group justify="flex-end">
        <Button
          loading={busy}
          disabled={mapped.length === 0 || (record.mode !== 'CREATE' && keyFields.length === 0)}
          onClick={() => void next()}
        >
          Check the rows
        </Button>
      </Group>
    </>
  );
}
