import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Kbd, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { UndoChangeSetDocument } from '../../gql/graphql';
import { nameLatest, putBack, takeStep } from './changeSets';
import { problemOf } from './errors';
import { showJob } from './jobs';
import { tell, tellProblem } from './tell';

const LASTS = 10_000;
let toastId: string | null = null;
let queue: Promise<unknown> = Promise.resolve();

/** Undo: `offer` tells what was done and shows the button, `undo` takes back the latest change (key U). */
export function useUndo() {
  const client = useApolloClient();
  const undoOne = useCallback(
    async (changeSetId?: string) => {
      const step = takeStep(changeSetId);
      if (!step) return tell('There is nothing to undo.');
      if (toastId) notifications.hide(toastId);
      try {
        const { data } = await client.mutate({
          mutation: UndoChangeSetDocument,
          variables: { id: step.changeSetId },
        });
        await client.refetchQueries({ include: 'active' });
        const { left = [], jobId } = data?.undoChangeSet ?? {};
        if (jobId) showJob(jobId);
        else if (left.length) tell(`Undone, except: ${left.map((item) => item.reason).join(' ')}`);
        else tell('Undone.', step.what);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === 'NETWORK') putBack(step);
        tellProblem(problem);
      }
    },
    [client],
  );
  // One after the other: a later change may stand on an earlier one.
  const undo = useCallback(
    (changeSetId?: string) => {
      queue = queue.then(() => undoOne(changeSetId));
    },
    [undoOne],
  );
  const offer = useCallback(
    (message: string) => {
      const changeSetId = nameLatest(message);
      if (toastId) notifications.hide(toastId);
      toastId = notifications.show({
        role: 'status',
        autoClose: LASTS,
        withCloseButton: true,
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{message}</Text>
            {changeSetId && (
              <Button
                size="compact-sm"
                variant="subtle"
                style={{ flex: 'none' }}
                rightSection={<Kbd size="xs">U</Kbd>}
                onClick={() => undo(changeSetId)}
              >
                Undo
              </Button>
            )}
          </Group>
        ),
      });
    },
    [undo],
  );
  return { undo, offer };
}
