import { CopyButton, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Problem } from './errors';

/** A toast for something that has no place on the screen, with more about it beneath. */
export function tell(message: string, more?: string): void {
  notifications.show({
    role: 'status',
    autoClose: 6_000,
    withBorder: true,
    message: (
      <>
        <Text size="sm">{message}</Text>
        {more && (
          <Text size="xs" c="dimmed">
            {more}
          </Text>
        )}
      </>
    ),
  });
}

/** A toast for a failure without a place, with the request id to copy. */
export function tellProblem(problem: Problem): void {
  notifications.show({
    color: 'red',
    role: 'alert',
    autoClose: 12_000,
    withBorder: true,
    message: (
      <>
        <Text size="sm">{problem.message}</Text>
        {problem.requestId && <RequestId id={problem.requestId} />}
      </>
    ),
  });
}

/** The id of the failed request, copied by a click. */
export function RequestId({ id }: { id: string }) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <UnstyledButton onClick={copy} fz="xs" c="dimmed" style={{ wordBreak: 'break-all' }}>
          {copied ? 'Copied' : `Request ${id}`}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
