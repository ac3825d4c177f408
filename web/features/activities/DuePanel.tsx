import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { DueActivitiesDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { formatNumber } from '../../kit/fields/format';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { ActivityList } from './ActivityList';
import { useActivityActions } from './useActivityActions';

const SHOWN = 6;

/** What the viewer has to do today and should have done before; each can be finished in place. */
export function DuePanel() {
  const may = useMay();
  const actions = useActivityActions();
  const { data, error, refetch } = useQuery(DueActivitiesDocument, {
    fetchPolicy: 'cache-and-network',
    skip: !may('activity.view'),
  });
  if (!may('activity.view')) return null;
  const counts = data?.activityCounts;
  const rows = data
    ? [...data.overdueActivities.nodes, ...data.dueTodayActivities.nodes].slice(0, SHOWN)
    : [];
  return (
    <RelatedPanel title="Due" count={counts && counts.overdue + counts.dueToday}>
      {!data &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} height={48} />
        ))}
      {data && !rows.length && <Nothing>Nothing is due today.</Nothing>}
      <ActivityList rows={rows} actions={actions} />
      <Anchor component={Link} to="/today" size="xs">
        {counts && counts.overdue > 0 ? `Today, ${formatNumber(counts.overdue)} overdue` : 'Today'}
      </Anchor>
    </RelatedPanel>
  );
}
