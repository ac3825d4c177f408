import { useQuery } from '@apollo/client/react';
import { useMediaQuery } from '@mantine/hooks';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { CalendarActivitiesDocument } from '../../gql/graphql';
import { weekOf } from '../../kit/calendar/days';
import { useSession } from '../../kit/data/session';
import { firstDayOfWeek, formatDate, formatDay } from '../../kit/fields/format';
import { mineOf } from './activityTypes';
import { useLiveActivities } from './useLiveActivities';

export const VIEWS = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  agenda: 'Agenda',
  people: 'People',
} as const;
export type View = keyof typeof VIEWS;

const AGENDA_DAYS = 30;
const DAY = 'YYYY-MM-DD';

/** The calendar's view, day and person as part of the address, and the activities of what it shows. */
export function useCalendar() {
  const { userId } = useSession();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [params, setParams] = useSearchParams();
  const wanted = params.get('view') ?? '';
  const view: View = wanted in VIEWS ? (wanted as View) : phone ? 'agenda' : 'week';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(params.get('on') ?? '') ? params.get('on')! : dayjs().format(DAY);
  const team = view === 'people' || params.get('of') === 'team';
  /** Of how many days the people are shown. */
  const span: 'day' | 'week' = params.get('span') === 'week' ? 'week' : 'day';
  const [from, to] = rangeOf(view === 'people' ? span : view, date);
  const put = (key: string, value: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const whose = team ? {} : mineOf(userId);
  // A day that is stored is that of the assignee, which may be one off.
  const first = dayjs(from).subtract(1, 'day').format(DAY);
  const last = dayjs(to).add(1, 'day').format(DAY);
  const { data, previousData, error, refetch, fetchMore } = useQuery(CalendarActivitiesDocument, {
    variables: {
      from: first,
      to: last,
      filter: { ...whose, status: { ne: 'CANCELLED' }, dueOn: { gte: first, lte: last } } as never,
      repeating: {
        ...whose,
        status: { in: ['PENDING', 'IN_PROGRESS'] },
        recurrence: { isNull: false },
        dueOn: { lt: first },
      } as never,
    },
    fetchPolicy: 'cache-and-network',
  });
  useLiveActivities(!team, () => void refetch().catch(() => undefined));
  const page = data?.activities.pageInfo;
  useEffect(() => {
    if (page?.hasNextPage) void fetchMore({ variables: { after: page.endCursor } });
  }, [page, fetchMore]);
  const shown = data ?? previousData;
  return {
    view,
    setView: (next: View) => put('view', next),
    span,
    setSpan: (next: 'day' | 'week') => put('span', next === 'week' ? next : null),
    date,
    setDate: (next: string) => put('on', dayjs(next).format(DAY)),
    team,
    setTeam: (next: boolean) => put('of', next ? 'team' : null),
    from,
    to,
    /** The days on the screen in words. */
    period:
      view === 'month'
        ? dayjs(date).format('MMMM YYYY')
        : from === to
          ? formatDay(from)
          : `${formatDay(from)} – ${formatDate(to)}`,
    activities: shown ? [...shown.repeating.nodes, ...shown.activities.nodes] : null,
    error,
    retry: () => void refetch(),
  };
}

/** What {@link useCalendar} answers. */
export type Calendar = ReturnType<typeof useCalendar>;

/** The first and last day on the screen. */
function rangeOf(view: Exclude<View, 'people'>, date: string): [string, string] {
  const day = dayjs(date);
  const week = (each: dayjs.Dayjs) => dayjs(weekOf(each.format(DAY), firstDayOfWeek()));
  if (view === 'day') return [date, date];
  if (view === 'week') return [week(day).format(DAY), week(day).add(6, 'day').format(DAY)];
  if (view === 'agenda') return [date, day.add(AGENDA_DAYS, 'day').format(DAY)];
  const first = week(day.startOf('month'));
  return [first.format(DAY), first.add(41, 'day').format(DAY)];
}
