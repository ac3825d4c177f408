import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { AgendaView, DayView, MobileMonthView, MonthView, WeekView } from '@mantine/schedule';
import '@mantine/schedule/styles.css';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CalendarActivityFragment } from '../../gql/graphql';
import { firstDayOfWeek, formatTime } from '../../kit/fields/format';
import { ErrorState, Nothing } from '../../kit/list/faces';
import classes from './Calendar.module.css';
import { CalendarEvent } from './CalendarEvent';
import { type Drawn, type DrawnEvent, drawnAs, eventsOf, placeOf, shownOf } from './calendarEvents';
import { dayOf } from './due';
import { EventDialog } from './EventDialog';
import { NOBODY, PeopleView } from './PeopleView';
import { PeopleWeek } from './PeopleWeek';
import { useActivityActions } from './useActivityActions';
import type { Calendar } from './useCalendar';
import { useEventKeys } from './useEventKeys';
import { usePlacing } from './usePlacing';
import { useReadableNames } from './useReadableNames';

type Dropped = { eventId: string | number; newStart: string; newEnd: string };

/** Height of the names of the days, under which the whole days stay. */
const HEAD = 58;
/** Height of a whole-day activity. */
const ROW = 24;

/** Height of an hour. */
const HOUR = 64;

/** For how many whole-day activities of one day there is room. */
function mostOnOneDay(rows: CalendarActivityFragment[]): number {
  const counts = new Map<string | null, number>();
  for (const { dueOn, dueAt } of rows) if (!dueAt) counts.set(dueOn, (counts.get(dueOn) ?? 0) + 1);
  return Math.min(8, Math.max(2, ...counts.values()));
}

/** Where the week begins, so that six o'clock comes right below what stays at its top. */
function topOfWeek(most: number): string {
  const half = Math.max(0, Math.floor((6 - (HEAD + most * ROW) / HOUR) * 2));
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}:00`;
}

/** Room for every whole-day activity: by itself the week shows two and the rest under the pointer. */
function allDayRows(most: number) {
  const background = 'var(--mantine-color-body)';
  return {
    weekViewAllDaySlots: { height: most * ROW, position: 'sticky', top: HEAD, zIndex: 8, background },
    // Each event takes half of this.
    weekViewAllDaySlotsEvents: { inset: '0 0 auto 0', height: 2 * ROW, overflow: 'visible' },
  } as const;
}

/** The days with their activities: drag them, or move them by keys; click a free place to plan something. */
export function CalendarView({ calendar }: { calendar: Calendar }) {
  const { view, date, setDate, setView, from, to, activities, error, retry } = calendar;
  const [, setParams] = useSearchParams();
  const actions = useActivityActions();
  const phone = useMediaQuery('(max-width: 48em)');
  const [opened, setOpened] = useState<Drawn | null>(null);
  const rows = activities ?? [];
  const most = mostOnOneDay(rows);
  const find = (key: string | number) => drawnAs(key, rows);
  const place = usePlacing();
  const firstDay = firstDayOfWeek();
  const names = useReadableNames();
  const keys = useEventKeys(
    find,
    async (...move) => {
      const saved = await place(...move);
      const day = saved && dayOf(saved);
      // What leaves the days on the screen is followed.
      if (day && (day < from || day > to)) setDate(day);
      return saved;
    },
    setOpened,
  );
  if (error && !activities) return <ErrorState error={error} onRetry={retry} />;

  const create = (on: string, timed: boolean) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('new', 'activity');
      next.set('dueOn', dayjs(on).format('YYYY-MM-DD'));
      if (timed) next.set('dueTime', dayjs(on).format('HH:mm'));
      return next;
    });
  const drop =
    (resized: boolean) =>
    ({ eventId, newStart, newEnd }: Dropped) => {
      const drawn = find(eventId);
      if (drawn) void place(drawn, placeOf(shownOf(drawn), newStart, newEnd, resized));
    };
  const movable = ({ id }: { id: string | number }) =>
    Boolean(find(id)?.activity.viewerCan.includes('update'));
  const common = {
    date,
    events: rows.flatMap(eventsOf),
    withHeader: false,
    withEventsDragAndDrop: true,
    onEventDrop: drop(false),
    canDragEvent: movable as never,
    onEventClick: ({ id }: DrawnEvent) => setOpened(find(id) ?? null),
    renderEventBody: ((event: DrawnEvent) => <CalendarEvent {...event} />) as never,
  };
  const timed = {
    ...common,
    startScrollTime: '06:00:00',
    withEventResize: true,
    onEventResize: drop(true),
    canResizeEvent: movable as never,
    intervalMinutes: 30,
    onTimeSlotClick: ({ slotStart }: { slotStart: string }) => create(slotStart, true),
    onAllDaySlotClick: (day: string) => create(day, false),
    slotLabelFormat: (at: string) => formatTime(at),
    scrollAreaProps: { mah: 'calc(100dvh - 180px)' },
  };
  return (
    <Box ref={names} onKeyDown={keys} className={classes.calendar}>
      {view === 'day' && <DayView {...timed} />}
      {view === 'week' && (
        <WeekView
          {...timed}
          // Where it begins depends on what is there.
          key={activities ? 'there' : 'awaited'}
          startScrollTime={topOfWeek(most)}
          firstDayOfWeek={firstDay}
          highlightToday
          miw={640}
          styles={allDayRows(most)}
        />
      )}
      {view === 'month' && phone && (
        <MobileMonthView
          date={date}
          selectedDate={date}
          onSelectedDateChange={(day) => day && setDate(day)}
          firstDayOfWeek={firstDay}
          events={common.events}
          onEventClick={common.onEventClick as never}
        />
      )}
      {view === 'month' && !phone && (
        <MonthView
          {...common}
          firstDayOfWeek={firstDay}
          onDayClick={(day: string) => {
            setDate(day);
            setView('day');
          }}
        />
      )}
      {view === 'people' && calendar.span === 'week' && (
        <PeopleWeek activities={rows} from={from} onPlace={place} onOpen={setOpened} />
      )}
      {view === 'people' && calendar.span === 'day' && (
        <PeopleView
          shared={timed}
          activities={rows}
          onDrop={({ eventId, newStart, newEnd, resourceId }) => {
            const drawn = find(eventId);
            if (!drawn) return;
            const shown = shownOf(drawn);
            const from = shown.assignee?.id ?? NOBODY;
            const to = String(resourceId ?? from);
            const given = to === from ? {} : { assigneeId: to === NOBODY ? null : to };
            // What has no time only changes hands.
            if (shown.dueAt) void place(drawn, { ...placeOf(shown, newStart, newEnd), ...given });
            else if (to !== from) void place(drawn, { dueOn: shown.dueOn, dueAt: null, ...given });
          }}
        />
      )}
      {view === 'agenda' && (
        <AgendaView
          rangeStart={from}
          rangeEnd={to}
          events={common.events}
          onEventClick={common.onEventClick as never}
        />
      )}
      {activities && !activities.length && <Nothing>Nothing is planned for these days.</Nothing>}
      <EventDialog opened={opened} actions={actions} onPlace={place} onClose={() => setOpened(null)} />
    </Box>
  );
}
