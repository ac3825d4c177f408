import { Button, EmptyState, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemOf } from '../data/errors';
import { RequestId } from '../data/tell';

/** What is shown when loading failed: what happened, the request id, and Retry. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = problemOf(error);
  return (
    <EmptyState
      role="alert"
      icon={<IconAlertTriangle size={32} />}
      title="This could not be loaded"
      description={problem.message}
      py="xl"
    >
      <Stack align="center" gap="xs">
        {problem.requestId && <RequestId id={problem.requestId} />}
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </EmptyState>
  );
}

/** Nothing matches the filter. */
export function NoMatches({ what, onClear }: { what: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={<IconFilterOff size={32} />}
      title={`No ${what} match`}
      description="Change the search or the filter."
      py="xl"
    >
      <Button variant="default" onClick={onClear}>
        Clear filters
      </Button>
    </EmptyState>
  );
}

/** First use: what this page is for and what to do first. */
export function FirstUse({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <EmptyState icon={icon} title={title} description={text} py="xl">
      <Group justify="center">{children}</Group>
    </EmptyState>
  );
}

/** The same page for what does not exist and what may not be seen. */
export function NotThere({ what }: { what: string }) {
  return (
    <EmptyState
      title={`There is no such ${what}`}
      description="It does not exist, or you do not have access. Ask an owner or admin of the organization."
      py="xl"
    />
  );
}

/** Rows in the final shape while the first page loads. */
export function SkeletonRows({ rows = 12, height = 36 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={1} aria-busy="true" aria-label="Loading" role="status">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <Skeleton key={index} height={height - 8} my={4} radius={6} />
      ))}
    </Stack>
  );
}

/** A line for a small empty panel. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed" py="xs">
      {children}
    </Text>
  );
}
