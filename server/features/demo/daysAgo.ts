import { instantText } from '../../kernel/clock.js';

const DAY = 86_400_000;

/** The instant so many days before now; parts of a day count. */
export const daysAgo = (days: number): string => instantText(new Date(Date.now() - days * DAY));

/** The calendar day so many days before now, in UTC. */
export const dayAgo = (days: number): string => daysAgo(days).slice(0, 10);
