import { Grid, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface RecordLayoutProps {
  facts: ReactNode;
  main: ReactNode;
  side?: ReactNode;
}

/** Facts left, tabs in the middle, what belongs to the record right; below each other on a phone. */
export function RecordLayout({ facts, main, side }: RecordLayoutProps) {
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 3 }} order={{ base: 2, md: 1 }}>
        {facts}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: side ? 6 : 9 }} order={{ base: 1, md: 2 }}>
        {main}
      </Grid.Col>
      {side && (
        <Grid.Col span={{ base: 12, md: 3 }} order={3}>
          <Stack>{side}</Stack>
        </Grid.Col>
      )}
    </Grid>
  );
}

/** The layout while the record is on its way. */
export function SkeletonRecord() {
  const block = <Skeleton height={320} radius={8} />;
  return (
    <div aria-busy="true">
      <RecordLayout facts={block} main={block} side={block} />
    </div>
  );
}
