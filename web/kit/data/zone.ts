/** The time zone of this device, in which the app shows times. */
export const DEVICE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A time zone as people read it. */
export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** Whether clocks in both time zones show the same now. */
export const sameClock = (a: string, b: string, now = new Date()): boolean =>
  clockIn(a, now) === clockIn(b, now);

const clockIn = (timeZone: string, now: Date): string => now.toLocaleString('en', { timeZone });
