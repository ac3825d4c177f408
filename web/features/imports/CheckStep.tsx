import { Button, Group, Paper, Text } from '@mantine/core';
import {
  CheckImportDocument,
  type ImportFieldsFragment,
  type ImportNounFragment,
  StartImportDocument,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { formatNumber } from '../../kit/fields/format';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ImportCounts } from './ImportCounts';
import { ImportProgress } from './ImportProgress';
import { ProblemGroups } from './ProblemGroups';
import type { Progress } from './useImport';

interface CheckStepProps {
  record: ImportFieldsFragment;
  subject?: ImportNounFragment;
  progress: Progress | null;
  onColumns: () => void;
  onNext: () => void;
}

/** What would happen, row by row, before anything does. */
export function CheckStep({ record, subject, progress, onColumns, onNext }: CheckStepProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  if (record.status === 'CHECKING')
    return (
      <Paper withBorder p="md">
        <ImportProgress record={record} progress={progress} />
      </Paper>
    );
  const rows = record.created + record.updated;
  const run = () =>
    void attempt<unknown>(() =>
      record.status === 'READY'
        ? save(StartImportDocument, { id: record.id })
        : save(CheckImportDocument, { id: record.id }),
    ).then((done) => done && onNext());
  return (
    <>
      {record.status === 'READY' && (
        <>
          <ImportCounts record={record} ahead />
          <Text size="sm" c="dimmed">
            {record.failed > 0
              ? 'Rows that cannot be imported are left out; you get them in a file afterwards.'
              : 'Every row can be imported.'}{' '}
            You can undo the whole import.
          </Text>
          <ProblemGroups problems={record.problems} subject={subject} />
        </>
      )}
      {record.status === 'UPLOADED' && (
        <Text size="sm">The columns have changed. Check the rows again before importing them.</Text>
      )}
      {record.error && <ProblemAlert problem={{ code: 'FAILED', message: record.error, fields: {} }} />}
      <ProblemAlert problem={problem} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onColumns}>
          Change columns
        </Button>
        <Button loading={busy} onClick={run} disabled={record.status === 'READY' && rows === 0}>
          {record.status === 'READY'
            ? `Import ${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`
            : 'Check the rows'}
        </Button>
      </Group>
    </>
  );
}
