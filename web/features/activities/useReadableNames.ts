import dayjs from 'dayjs';
import { useEffect, useRef } from 'react';

/** Says the days of the calendar as they read: the library names them by a bare date, and a button cannot be selected. */
export function useReadableNames() {
  const calendar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const day of calendar.current?.querySelectorAll('button[aria-label^="Weekday "]') ?? []) {
      day.setAttribute('title', dayjs(day.getAttribute('aria-label')?.slice(-10)).format('D MMMM YYYY'));
      day.removeAttribute('aria-label');
    }
    for (const day of calendar.current?.querySelectorAll('button[aria-selected]') ?? []) {
      day.removeAttribute('aria-selected');
      day.setAttribute('aria-pressed', 'true');
    }
  });
  return calendar;
}
