import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import {
  BulkJobDocument,
  type BulkJobFieldsFragment,
  BulkJobProgressedDocument,
  CancelBulkJobDocument,
  ResumeBulkJobDocument,
} from '../../gql/graphql';
import { formatNumber } from '../fields/format';
import { later } from '../shell/later';
import { putBack } from './changeSets';
import { toastOf } from './jobs';
import { jobLine, leftLine } from './jobWords';
import { useUndo } from './undo';
import { useAction } from './useAction';
import { useLive } from './useLive';

const JobFailures = later(async () => (await import('./JobFailures')).JobFailures);

const BUTTON = { size: 'compact-sm', variant: 'subtle' } as const;
const LASTS = 15_000;

/** A job: its progress with the way to stop it, then what came of it with the way back. */
export function JobToast({ id }: { id: string }) {
  const client = useApolloClient();
  const { run, busy } = useAction();
  const { undo } = useUndo();
  const [done, setDone] = useState(0);
  const [showing, setShowing] = useState(false);
  const working = useRef(true);
  const { data, refetch } = useQuery(BulkJobDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    pollInterval: 2_000,
    skipPollAttempt: () => !working.current,
  });
  const job = data?.bulkJob;
  const running = job?.status === 'RUNNING';
  working.current = !job || running;
  useLive(
    BulkJobProgressedDocument,
    { id },
    {
      skip: !running,
      onData: ({ jobProgressed }) => {
        setDone(jobProgressed?.done ?? 0);
        if (jobProgressed && jobProgressed.status !== 'RUNNING') void refetch();
      },
    },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has ended
  useEffect(() => {
    if (!job || running) return;
    void client.refetchQueries({ include: 'active' });
    if (job.changed > 0) putBack({ changeSetId: job.changeSetId, what: jobLine(job) });
    if (job.status === 'DONE' && job.failed === 0) setTimeout(() => notifications.hide(toastOf(id)), LASTS);
  }, [running, job?.status]);
  if (!job) return <Text size="sm">Starting…</Text>;
  const come = Math.max(job.done, done);
  const share = job.total ? (100 * come) / job.total : 0;
  return (
    <Stack gap={6}>
      <Text size="sm">{jobLine(job)}</Text>
      {running && <Progress value={share} aria-label={jobLine(job)} />}
      {job.error && <Text size="xs">{job.error}</Text>}
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" className="tabular">
          {running ? `${formatNumber(come)} of ${formatNumber(job.total)}` : leftLine(job)}
        </Text>
        <Group gap={4}>
          {running && job.kind !== 'HAND_OVER' && (
            <Button {...BUTTON} loading={busy} onClick={() => void run(CancelBulkJobDocument, { id })}>
              Cancel
            </Button>
          )}
          {!running && <Outcome job={job} onShow={() => setShowing(true)} onUndo={undo} />}
        </Group>
      </Group>
      {showing && <JobFailures id={id} onClose={() => setShowing(false)} />}
    </Stack>
  );
}

interface OutcomeProps {
  job: BulkJobFieldsFragment;
  onShow: () => void;
  onUndo: (changeSetId: string) => void;
}

/** What can be done when a job has ended. */
function Outcome({ job, onShow, onUndo }: OutcomeProps) {
  const { run, busy } = useAction();
  const stopped = job.status === 'FAILED' || job.status === 'CANCELLED';
  return (
    <>
      {job.failed > 0 && (
        <Button {...BUTTON} onClick={onShow}>
          Show why
        </Button>
      )}
      {stopped && (
        <Button {...BUTTON} loading={busy} onClick={() => void run(ResumeBulkJobDocument, { id: job.id })}>
          Go on
        </Button>
      )}
      {job.changed > 0 && (
        <Button
          {...BUTTON}
          onClick={() => {
            notifications.hide(toastOf(job.id));
            onUndo(job.changeSetId);
          }}
        >
          {job.kind === 'UNDO' ? 'Redo' : 'Undo'}
        </Button>
      )}
    </>
  );
}
