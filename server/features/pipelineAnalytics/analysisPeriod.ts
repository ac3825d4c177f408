import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';

/** The days that are looked at, both included, as they are in the viewer's time zone. */
export interface AnalysisPeriod {
  from: string;
  to: string;
  zone: string;
}

/** The twelve months up to today unless days are given. */
export function analysisPeriod(ctx: Context, from: string | null, to: string | null): AnalysisPeriod {
  const zone = ctx.actor.timeZone;
  const last = to ?? DateTime.now().setZone(zone).toISODate()!;
  const first = from ?? DateTime.fromISO(last).minus({ years: 1 }).plus({ days: 1 }).toISODate()!;
  if (first > last) throw invalid({ from: 'The first day is after the last one.' });
  return { from: first, to: last, zone };
}
