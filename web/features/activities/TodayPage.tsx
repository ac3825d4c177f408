import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl, Stack } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { type ActivityRowFragment, TodayDocument } from '../../gql/graphql';
import { Can, useSession } from '../../kit/data/session';
import { ErrorState, FirstUse, SkeletonRows } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { Page } from '../../kit/shell/Page';
import { ActivityList } from './ActivityList';
import { delegatedBy, mineOf } from './activityTypes';
import { inDays } from './due';
import { QuickLine } from './QuickLine';
import { useActivityActions } from './useActivityActions';
import { useActivityKeys } from './useActivityKeys';
import { useLiveActivities } from './useLiveActivities';
import { WithoutStepNote } from './WithoutStepNote';
import { ZoneNote } from './ZoneNote';

const OPEN = { in: ['PENDING', 'IN_PROGRESS'] as const };

const TABS = { mine: 'Mine', delegated: 'Delegated', team: 'Everybody' };

/** What is to be done: overdue, today, without a day, this week; and what was done. */
export function TodayPage() {
  const { userId } = useSession();
  const [params, setParams] = useSearchParams();
  const named = params.get('of') ?? '';
  const of = named in TABS ? (named as keyof typeof TABS) : 'mine';
  const mine = of === 'mine';
  const delegated = of === 'delegated';
  const whose = mine ? mineOf(userId) : delegated ? delegatedBy(userId) : {};
  const { data, previousData, error, refetch } = useQuery(TodayDocument, {
    variables: {
      mine,
      delegated,
      undated: { ...whose, status: OPEN, dueOn: { isNull: true } } as never,
      done: { ...whose, status: { eq: 'COMPLETED' }, completedAt: { after: 'today' } } as never,
    },
    fetchPolicy: 'cache-and-network',
  });
  useLiveActivities(mine, () => void refetch().catch(() => undefined));
  const shown = data ?? previousData;
  const groups = shown ? groupsOf(shown) : [];
  const actions = useActivityActions();
  useActivityKeys(
    groups.flatMap(({ rows }) => rows),
    actions,
  );
  const counts = shown?.activityCounts;
  return (
    <Page
      title="Today"
      narrow
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Whose"
            value={of}
            onChange={(next) => setParams(next === 'mine' ? {} : { of: next }, { replace: true })}
            data={Object.entries(TABS).map(([value, label]) => ({ value, label }))}
          />
          <Button size="xs" variant="default" component={Link} to="/activities">
            All activities
          </Button>
        </>
      }
    >
      <Can permission="activity.create">
        <QuickLine day={inDays(0)} />
      </Can>
      <ZoneNote />
      {!shown &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={8} height={52} />
        ))}
      {counts && counts.open === 0 && (
        <FirstUse
          icon={<IconChecklist size={40} />}
          title="Nothing to do"
          text="Plan calls, meetings and tasks above, or from the page of a client."
        />
      )}
      {!delegated && <WithoutStepNote ownerId={mine ? userId : null} />}
      <Stack>
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, count, rows }) => (
            <RelatedPanel key={title} title={title} count={count}>
              <ActivityList rows={rows} actions={actions} withAssignee={!mine} />
            </RelatedPanel>
          ))}
      </Stack>
    </Page>
  );
}

interface Lists {
  overdueActivities: { nodes: ActivityRowFragment[] };
  dueTodayActivities: { nodes: ActivityRowFragment[] };
  upcomingActivities: { nodes: ActivityRowFragment[] };
  undated: { nodes: ActivityRowFragment[] };
  done: { nodes: ActivityRowFragment[] };
  activityCounts: { overdue: number; dueToday: number; upcoming: number; withoutDate: number };
}

/** The groups of the page; what is due today is not shown again under the days that follow. */
function groupsOf({ activityCounts: counts, ...lists }: Lists) {
  const today = new Set(lists.dueTodayActivities.nodes.map(({ id }) => id));
  const timed = (row: ActivityRowFragment) =>
    row.dueAt ? dayjs(row.dueAt).valueOf() : Number.POSITIVE_INFINITY;
  return [
    { title: 'Overdue', count: counts.overdue, rows: lists.overdueActivities.nodes },
    {
      title: 'Today',
      count: counts.dueToday,
      rows: [...lists.dueTodayActivities.nodes].sort((a, b) => timed(a) - timed(b)),
    },
    {
      title: 'Next 7 days',
      count: counts.upcoming,
      rows: lists.upcomingActivities.nodes.filter(({ id }) => !today.has(id)),
    },
    { title: 'Without a day', count: counts.withoutDate, rows: lists.undated.nodes },
    { title: 'Done today', count: lists.done.nodes.length, rows: lists.done.nodes },
  ];
}
