import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Kbd, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { UndoChangeSetDocument } from '../../gql/graphql';
import { problemOf } from './errors';
import { tell, tellProblem } from './tell';

let latest: string | null = null;
let toastId: string | null = null;

/** Notes the change set of the mutation that has just answered; the Apollo link calls it. */
export function rememberChangeSet(id: string): void {
  latest = id;
}

/** Undo of the latest mutation: `offer` shows the toast, `undo` does it (key U). */
export function useUndo() {
  const client = useApolloClient();
  const undo = useCallback(
    async (changeSetId: string | null = latest) => {
      if (!changeSetId) return tell('There is nothing to undo.');
      if (toastId) notifications.hide(toastId);
      latest = null;
      try {
        const { data } = await client.mutate({
          mutation: UndoChangeSetDocument,
          variables: { id: changeSetId },
        });
        latest = null;
        await client.refetchQueries({ include: 'active' });
        const left = data?.undoChangeSet.left ?? [];
        tell(left.length ? `Undone, except: ${left.map((item) => item.reason).join(' ')}` : 'Undone.');
      } catch (error) {
        tellProblem(problemOf(error));
      }
    },
    [client],
  );
  const offer = useCallback(
    (message: string) => {
      const changeSetId = latest;
      if (toastId) notifications.hide(toastId);
      toastId = notifications.show({
        role: 'status',
        autoClose: 10_000,
        withCloseButton: true,
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{message}</Text>
            {changeSetId && (
              <Button
                size="compact-sm"
                variant="subtle"
                rightSection={<Kbd size="xs">U</Kbd>}
                onClick={() => void undo(changeSetId)}
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
