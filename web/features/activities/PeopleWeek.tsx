import { useQuery } from '@apollo/client/react';
import { VisuallyHidden } from '@mantine/core';
import dayjs from 'dayjs';
import { useId, useRef } from 'react';
import { type CalendarActivityFragment, CalendarPeopleDocument } from '../../gql/graphql';
import classes from '../../kit/calendar/Calendar.module.css';
import { CalendarCell } from '../../kit/calendar/CalendarCell';
import { CalendarEntry } from '../../kit/calendar/CalendarEntry';
import { daysOf, today } from '../../kit/calendar/days';
import type { Entry } from '../../kit/calendar/spec';
import { useEntryDrops } from '../../kit/calendar/useEntryDrops';
import { useEntryKeys } from '../../kit/calendar/useEntryKeys';
import { formatDay, formatTime } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { isOpen, kindOf } from './activityTypes';
import { type Drawn, eventsOf, shifted, shownOf } from './calendarEvents';
import { NOBODY } from './PeopleView';
import type { Placing } from './usePlacing';

interface PeopleWeekProps {
  activities: CalendarActivityFragment[];
  /** The first day of the week. */
  from: string;
  onPlace: Placing;
  onOpen: (drawn: Drawn) => void;
}

/** An activity on one of its days. */
interface Item {
  drawn: Drawn;
  entry: Entry;
}

/** A week with a row for each person: dragging an activity to another field moves it, gives it to somebody, or both. */
export function PeopleWeek({ activities, from, onPlace, onOpen }: PeopleWeekProps) {
  const people = useQuery(CalendarPeopleDocument);
  const scroller = useRef<HTMLDivElement>(null);
  const hint = useId();
  const days = daysOf('week', from, dayjs(from).day());
  const items = itemsOf(activities, days);
  const nobody = items.some(({ drawn }) => !drawn.activity.assignee) ? [{ id: NOBODY, name: 'Nobody' }] : [];
  const rows = [...(people.data?.users.nodes ?? []), ...nobody].map((person) => ({
    ...person,
    days: days.map((day) =>
      items.filter(({ drawn, entry }) => entry.day === day && whose(drawn) === person.id),
    ),
  }));
  const itemOf = (id: string) => items.find(({ entry }) => entry.id === id);
  const drop = (id: string, day: string, to: string) => {
    const { drawn, entry } = itemOf(id) ?? {};
    if (!drawn || !entry) return;
    if (day === entry.day && to === whose(drawn)) return;
    const by = dayjs(day).diff(entry.day, 'day');
    const given = to === whose(drawn) ? {} : { assigneeId: to === NOBODY ? null : to };
    void onPlace(drawn, { ...shifted(shownOf(drawn), by, 0), ...given });
  };
  const shift = async ({ id }: Entry, by: number) => {
    const drawn = itemOf(id)?.drawn;
    return drawn && (await onPlace(drawn, (now) => shifted(now, by, 0), true))?.id;
  };
  const open = (entry: Entry) => {
    const drawn = itemOf(entry.id)?.drawn;
    if (drawn) onOpen(drawn);
  };
  const inOrder = rows.flatMap((row) => row.days.flatMap((cell) => cell.map(({ entry }) => entry)));
  const keys = useEntryKeys(scroller, inOrder, { shift, ask: open });
  useEntryDrops(scroller, (id, { day, person }) => drop(id, String(day), String(person)));
  const now = today();
  return (
    <div className={classes.scroller} ref={scroller}>
      <VisuallyHidden id={hint}>
        Arrow keys go to other activities, Shift with an arrow key moves this one by a day or a week, M asks
        when and for whom.
      </VisuallyHidden>
      <Loaded result={people}>
        {() => (
          // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys are those of the entries within
          <table
            className={classes.grid}
            aria-label="Activities by person and day"
            onKeyDown={keys.onKeyDown}
          >
            <thead>
              <tr>
                <th scope="col" className={classes.who}>
                  Who
                </th>
                {days.map((day) => (
                  <th key={day} scope="col" aria-current={day === now ? 'date' : undefined}>
                    {formatDay(day)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className={classes.who}>
                    {row.name}
                  </th>
                  {row.days.map((cell, at) => (
                    <CalendarCell
                      key={days[at]}
                      place={{ day: days[at] ?? '', person: row.id }}
                      today={days[at] === now}
                    >
                      <ul className={classes.entries}>
                        {cell.map(({ entry }) => (
                          <li key={entry.id}>
                            <CalendarEntry
                              entry={entry}
                              focusable={keys.focusable === entry.id}
                              describedBy={hint}
                              onFocus={() => keys.onFocus(entry.id)}
                              onOpen={() => open(entry)}
                            />
                          </li>
                        ))}
                      </ul>
                    </CalendarCell>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </div>
  );
}

const whose = ({ activity: { assignee } }: Drawn) => assignee?.id ?? NOBODY;

/** The activities on the days, those that repeat on each of their days, by the time of day. */
function itemsOf(activities: CalendarActivityFragment[], days: string[]): Item[] {
  return activities
    .flatMap(eventsOf)
    .map(({ id, title, start, payload }) => {
      const drawn = payload as Drawn;
      const { activity } = drawn;
      const entry: Entry = {
        id: String(id),
        record: activity,
        title,
        detail: activity.dueAt ? formatTime(dayjs(start).toISOString()) : '',
        color: isOpen(activity) ? kindOf(activity.type).color : 'gray',
        href: `/activities/${activity.id}`,
        day: dayjs(start).format('YYYY-MM-DD'),
        movable: activity.viewerCan.includes('update'),
      };
      return { drawn, entry, start: String(start) };
    })
    .filter(({ entry }) => days.includes(entry.day))
    .sort((a, b) => a.start.localeCompare(b.start));
}
