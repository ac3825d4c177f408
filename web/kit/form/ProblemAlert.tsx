import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '../data/errors';
import { RequestId } from '../data/tell';

/** What went wrong, beside what it is about. */
export function ProblemAlert({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <Alert color="red" variant="outline" role="alert" icon={<IconAlertTriangle size={16} />} py="xs">
      <Text size="sm">{problem.message}</Text>
      {problem.requestId && <RequestId id={problem.requestId} />}
    </Alert>
  );
}
