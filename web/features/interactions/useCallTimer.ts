import { useEffect, useState } from 'react';

/** The seconds since a moment, counted on; 0 while nothing runs. */
export function useCallTimer(began: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (began === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [began]);
  return began === null ? 0 : Math.max(0, Math.floor((now - began) / 1000));
}

/** The minutes begun since a moment. */
export const minutesSince = (began: number): string =>
  String(Math.max(1, Math.ceil((Date.now() - began) / 60_000)));
