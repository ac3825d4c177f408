import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface RelatedPanelProps {
  title: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}

/** A titled card in the margin of a record. */
export function RelatedPanel({ title, count, action, children }: RelatedPanelProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h3">
          {title}{' '}
          {count !== undefined && (
            <Text span inherit c="dimmed" fw={400}>
              {count}
            </Text>
          )}
        </Title>
        {action}
      </Group>
      {children}
    </Paper>
  );
}
