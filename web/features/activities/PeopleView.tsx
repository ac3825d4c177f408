import { useQuery } from '@apollo/client/react';
import { UnstyledButton } from '@mantine/core';
import { ResourcesDayView, type ResourcesDayViewProps, ScheduleEvent } from '@mantine/schedule';
import { useLayoutEffect, useRef } from 'react';
import { type CalendarActivityFragment, CalendarPeopleDocument } from '../../gql/graphql';
import { Loaded } from '../../kit/list/Loaded';
import { type Drawn, eventsOf, shownOf } from './calendarEvents';

interface PeopleViewProps {
  /** What all views of days have in common. */
  shared: Partial<ResourcesDayViewProps> & { date: string };
  activities: CalendarActivityFragment[];
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
            renderEvent={(event, props) =>
              isBar(event.payload as Drawn) ? (
                <ScheduleEvent
                  event={event}
                  autoSize
                  nowrap
                  draggable={shared.canDragEvent?.(event) ?? false}
                  renderEventBody={shared.renderEventBody}
                  style={{ width: '100%', height: '100%' }}
                  onClick={props.onClick}
                />
              ) : (
                <UnstyledButton {...props} />
              )
            }
          />
        )}
      </Loaded>
    </div>
  );
}

/** Whether it is a whole day, which the library draws as a bar that cannot be dragged. */
const isBar = (drawn: Drawn) => !shownOf(drawn).dueAt;

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
function firstHour(activities: CalendarActivityFragment[]): string {
  const hours = activities.flatMap(({ dueAt }) =>
    dueAt ? [Math.max(0, new Date(dueAt).getHours() - 1)] : [],
  );
  return `${String(Math.min(6, ...hours)).padStart(2, '0')}:00:00`;
}
