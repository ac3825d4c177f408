import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { LoadDemoDocument, RemoveDemoDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { useSave } from '../../kit/data/useSave';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import type { useFirstSteps } from './useFirstSteps';

const AGAIN = { refetch: ['FirstSteps'] };

/** Loads a demo company into an organization that is still empty, and removes it again. */
export function DemoCompany({ state }: { state: ReturnType<typeof useFirstSteps> }) {
  const { run, busy: asking } = useAction();
  const save = useSave();
  const { first, status, busy, progress } = state;
  if (!first) return null;
  if (busy) {
    const doing = status === 'LOADING' ? 'Loading the demo company' : 'Removing the demo company';
    const percent = progress?.total ? Math.round((progress.done / progress.total) * 100) : 0;
    return (
      <div>
        <Group justify="space-between" mb={6}>
          <Text size="sm" role="status">
            {doing}
            {progress?.message ? `: ${progress.message.toLowerCase()}` : ''}…
          </Text>
          <Text size="sm" c="dimmed" className="tabular">
            {percent} %
          </Text>
        </Group>
        <Progress.Root size="lg" radius="sm">
          <Progress.Section value={percent} aria-label={doing} animated striped />
        </Progress.Root>
      </div>
    );
  }
  const { demoProblem } = first.organization;
  return (
    <>
      {demoProblem && (
        <Alert color="red" variant="outline" mb="sm">
          {status === 'FAILED' ? 'The demo company could not be loaded' : 'It could not be removed'}:{' '}
          {demoProblem}
        </Alert>
      )}
      {first.mayLoadDemo && (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconSparkles size={16} />}
            loading={asking}
            onClick={() => void run(LoadDemoDocument, {}, AGAIN)}
          >
            Load demo company
          </Button>
          <Text size="sm" c="dimmed">
            Sixty invented clients with a year of sales, to look around in. One click removes them again.
          </Text>
        </Group>
      )}
      {first.mayRemoveDemo && (
        <ConfirmButton
          label="Remove demo data"
          question="Everything that came with the demo company is taken away for good, also what was changed since. What you created yourselves stays."
          confirm="Remove it"
          onConfirm={() => save(RemoveDemoDocument, {}, AGAIN)}
        />
      )}
    </>
  );
}
