import { Button, Group, Skeleton } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { BoardQuery } from '../../gql/graphql';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { FirstUse } from '../../kit/list/faces';
import { Page } from '../../kit/shell/Page';

/** First use: there is no pipeline to show. */
export function NoPipeline() {
  return (
    <Page title="Pipeline">
      <FirstUse
        icon={<IconLayoutKanban size={40} />}
        title="No pipeline yet"
        text="A pipeline is the list of stages your opportunities go through."
      >
        <Button component={Link} to="/settings/pipelines">
          Set up a pipeline
        </Button>
      </FirstUse>
    </Page>
  );
}

/** Columns in their final shape while the board loads. */
export function SkeletonBoard() {
  return (
    <Group
      wrap="nowrap"
      align="stretch"
      style={{ flex: 1, overflow: 'hidden' }}
      aria-busy="true"
      role="status"
      aria-label="Loading"
    >
      {[0, 1, 2, 3, 4].map((column) => (
        <Skeleton key={column} w={272} miw={272} radius={8} />
      ))}
    </Group>
  );
}

/** What is open in a pipeline: how many, how much, and weighted by probability. */
export function openFigures({ columns }: BoardQuery['board'], currency: string): string {
  const open = columns.filter(({ stage }) => stage.kind === 'OPEN');
  const sum = (of: (column: (typeof open)[number]) => number) =>
    open.reduce((total, column) => total + of(column), 0);
  const total = formatMoney(
    sum(({ totalBase }) => Number(totalBase)),
    currency,
    true,
  );
  const weighted = formatMoney(
    sum(({ weightedBase }) => Number(weightedBase)),
    currency,
    true,
  );
  return `${formatNumber(sum(({ count }) => count))} open · ${total} · weighted ${weighted}`;
}
