import { Alert, Anchor, Button, Group, Paper, Stack } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import {
  type ImportFieldsFragment,
  type ImportNounFragment,
  type ImportStatus,
  PauseImportDocument,
  ResumeImportDocument,
  UndoImportDocument,
} from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { formatNumber } from '../../kit/fields/format';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ImportCounts } from './ImportCounts';
import { ImportedRows } from './ImportedRows';
import { ImportProgress } from './ImportProgress';
import { ProblemGroups } from './ProblemGroups';
import { problemGroups } from './problems';
import type { Progress } from './useImport';

interface RunStepProps {
  record: ImportFieldsFragment;
  subject?: ImportNounFragment;
  progress: Progress | null;
}

/** The import at work, and what came of it. */
export function RunStep({ record, subject, progress }: RunStepProps) {
  const working = record.status === 'RUNNING' || record.status === 'PAUSED' || record.status === 'UNDOING';
  return (
    <>
      {working && (
        <Paper withBorder p="md">
          <Stack gap="sm">
            <ImportProgress record={record} progress={progress} />
            {record.status !== 'UNDOING' && <PauseButton record={record} />}
          </Stack>
        </Paper>
      )}
      {record.status === 'UNDONE' && (
        <Alert variant="light" color="gray" title="This import has been undone" role="status">
          What it had created is in the bin, what it had changed is as before
          {problemGroups(record.problems).length > 0 ? ', but for the rows below.' : '.'}
        </Alert>
      )}
      {record.error && <ProblemAlert problem={{ code: 'FAILED', message: record.error, fields: {} }} />}
      {record.status === 'FAILED' && <PauseButton record={record} />}
      <ImportCounts record={{ ...record, ...progress?.counts }} />
      {!working && record.errorFileUrl && <ErrorFile url={record.errorFileUrl} />}
      <UndoButton record={record} />
      <ProblemGroups problems={record.problems} subject={subject} />
      {!working && <ImportedRows key={record.status} record={record} />}
    </>
  );
}

function PauseButton({ record }: { record: ImportFieldsFragment }) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const paused = record.status !== 'RUNNING';
  return (
    <>
      <ProblemAlert problem={problem} />
      <Button
        variant="default"
        loading={busy}
        style={{ alignSelf: 'flex-start' }}
        leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        onClick={() =>
          void attempt<unknown>(() =>
            paused
              ? save(ResumeImportDocument, { id: record.id })
              : save(PauseImportDocument, { id: record.id }),
          )
        }
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
    </>
  );
}

function ErrorFile({ url }: { url: string }) {
  return (
    <Anchor href={url} download size="sm">
      <Group gap={6} component="span" display="inline-flex">
        <IconDownload size={16} aria-hidden /> Rows that failed, with reasons
      </Group>
    </Anchor>
  );
}

const UNDOABLE: ImportStatus[] = ['DONE', 'FAILED', 'PAUSED'];

function UndoButton({ record }: { record: ImportFieldsFragment }) {
  const save = useSave();
  const may = useMay();
  const { created, updated } = record;
  if (!UNDOABLE.includes(record.status) || created + updated === 0 || !may('import.undo')) return null;
  return (
    <ConfirmButton
      label="Undo import"
      question={`The ${formatNumber(created)} records it created go to the bin, the ${formatNumber(updated)} it changed become as they were. What somebody has changed since stays.`}
      confirm={`Undo ${formatNumber(created + updated)} rows`}
      onConfirm={() => save(UndoImportDocument, { id: record.id })}
    />
  );
}
