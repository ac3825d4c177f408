import { VisuallyHidden } from '@mantine/core';
import { useId, useRef } from 'react';
import { counted, formatLongDay, formatWeekday } from '../fields/format';
import classes from './Calendar.module.css';
import { CalendarCell } from './CalendarCell';
import { CalendarEntry } from './CalendarEntry';
import { today } from './days';
import { MoreButton } from './MoreButton';
import type { CalendarActions, CalendarDay } from './spec';
import { useEntryDrops } from './useEntryDrops';
import { useEntryKeys } from './useEntryKeys';

interface CalendarGridProps {
  label: string;
  /** Plural, in lower case: "things". */
  what: string;
  /** Whole weeks. */
  days: CalendarDay[];
  /** Whether a day belongs to what is shown, and is not the end of another month. */
  inside: (day: string) => boolean;
  /** A sum in words; undefined where nothing is added up. */
  sumText?: (sums: (string | null)[]) => string;
  peeked: string | null;
  actions: CalendarActions;
}

/** Weeks as rows of days: entries are dragged to another day, or moved by keys. */
export function CalendarGrid({ label, what, days, inside, sumText, peeked, actions }: CalendarGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const hint = useId();
  const entries = days.flatMap((each) => each.entries);
  const keys = useEntryKeys(scroller, entries, actions);
  useEntryDrops(scroller, (id, { day }) => {
    const entry = entries.find((each) => each.id === id);
    if (entry && typeof day === 'string' && day !== entry.day) actions.move(entry, day);
  });
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(7 * at, 7 * at + 7));
  const now = today();
  return (
    <div className={classes.scroller} ref={scroller}>
      <VisuallyHidden id={hint}>
        Arrow keys go to other entries, Shift with an arrow key moves this one by a day or a week, M asks for
        the day.
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys are those of the entries within */}
      <table className={classes.grid} aria-label={label} onKeyDown={keys.onKeyDown}>
        <thead>
          <tr>
            {days.slice(0, 7).map(({ day }) => (
              <th key={day} scope="col">
                {formatWeekday(day)}
              </th>
            ))}
            {sumText && (
              <th scope="col" className={classes.week}>
                Week
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, entries: shown, count, sum }) => (
                <CalendarCell key={day} place={{ day }} today={day === now} outside={!inside(day)}>
                  <div className={classes.head}>
                    <button
                      type="button"
                      className={classes.number}
                      aria-label={`${formatLongDay(day)}, ${counted(count, what)}`}
                      aria-current={day === now ? 'date' : undefined}
                      onClick={() => actions.openDay(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                    {sumText && sum && <span className={classes.sum}>{sumText([sum])}</span>}
                  </div>
                  <ul className={classes.entries}>
                    {shown.map((entry) => (
                      <li key={entry.id}>
                        <CalendarEntry
                          entry={entry}
                          focusable={keys.focusable === entry.id}
                          describedBy={hint}
                          peeked={peeked === entry.id}
                          onFocus={() => keys.onFocus(entry.id)}
                          onOpen={() => actions.peek(entry)}
                        />
                      </li>
                    ))}
                  </ul>
                  <MoreButton day={day} count={count - shown.length} onOpen={actions.openDay} />
                </CalendarCell>
              ))}
              {sumText && (
                <td className={classes.week}>
                  {sumText(week.map(({ sum }) => sum))}
                  <span>{weekText(week, what)}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many there are in a week; nothing is said of an empty one. */
function weekText(week: CalendarDay[], what: string): string {
  const count = week.reduce((all, day) => all + day.count, 0);
  return count ? counted(count, what) : '';
}
