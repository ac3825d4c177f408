import { useQuery } from '@apollo/client/react';
import { ResourcesDayView, type ResourcesDayViewProps } from '@mantine/schedule';
import { useLayoutEffect, useRef } from 'react';
import { type ActivityRowFragment, CalendarPeopleDocument } from '../../gql/graphql';
import { Loaded } from '../../kit/list/Loaded';
import { eventsOf } from './calendarEvents';

interface PeopleViewProps {
  /** What all views of days have in common. */
  shared: Partial<ResourcesDayViewProps> & { date: string };
  activities: ActivityRowFragment[];
  onDrop: NonNullable<ResourcesDayViewProps['onEventDrop']>;
}

/** The row of what nobody is to do yet. */
export const NOBODY = 'nobody';

/** A day with a row for each person: dragging an activity to another row gives it to them. */
export function PeopleView({ shared, activities, onDrop }: PeopleViewProps) {
  const people = useQuery(CalendarPeopleDocument);
  const nobody = activities.some(({ assignee }) => !assignee) ? [{ id: NOBODY, label: 'Nobody' }] : [];
  const counted = useBarCounts();
  return (
    <div ref={counted}>
      <Loaded result={people}>
        {({ users }) => (
          <ResourcesDayView
            {...shared}
            withHeader={false}
            startTime={firstHour(activities)}
            labels={{ resources: 'Who' }}
            resources={[...users.nodes.map(({ id, name }) => ({ id, label: name })), ...nobody]}
            events={activities.flatMap((activity) =>
              eventsOf(activity).map((event) => ({ ...event, resourceId: activity.assignee?.id ?? NOBODY })),
            )}
            onEventDrop={onDrop}
          />
        )}
      </Loaded>
    </div>
  );
}

/** Tells each row how many whole days stand in it: the library counts them, but leaves no room for them. */
function useBarCounts() {
  const view = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const part = (name: string) => `.mantine-ResourcesDayView-resourcesDayView${name}`;
    for (const row of view.current?.querySelectorAll<HTMLElement>(part('RowSlots')) ?? [])
      row.style.setProperty('--bars', `${row.querySelectorAll(part('AllDayEvent')).length}`);
  });
  return view;
}

/** The day begins at six, or an hour before the first activity: there what has no time shows its name. */
function firstHour(activities: ActivityRowFragment[]): string {
  const hours = activities.flatMap(({ dueAt }) =>
    dueAt ? [Math.max(0, new Date(dueAt).getHours() - 1)] : [],
  );
  return `${String(Math.min(6, ...hours)).padStart(2, '0')}:00:00`;
}
