import type { LeadRating, ScoreReason } from './lead.entity.js';

/** Thresholds and caps of an organization. */
export interface ScoreLimits {
  hotFrom: number;
  warmFrom: number;
  fitCap: number;
  engagementCap: number;
}

export interface Score {
  score: number;
  fitScore: number;
  engagementScore: number;
  rating: keyof typeof LeadRating;
}

/** Adds reasons up: each group between 0 and its cap, both together at most 100; `manual` takes the place of the sum. */
export function addUp(reasons: ScoreReason[], limits: ScoreLimits, manual: number | null): Score {
  const sum = (group: ScoreReason['group'], cap: number) => {
    const points = reasons
      .filter((reason) => reason.group === group)
      .reduce((all, { points }) => all + points, 0);
    return Math.max(0, Math.min(cap, points));
  };
  const fitScore = sum('FIT', limits.fitCap);
  const engagementScore = sum('ENGAGEMENT', limits.engagementCap);
  const score = manual ?? Math.min(100, fitScore + engagementScore);
  return { score, fitScore, engagementScore, rating: ratingOf(score, limits) };
}

/** HOT, WARM or COLD by the thresholds. */
const ratingOf = (score: number, { hotFrom, warmFrom }: ScoreLimits): keyof typeof LeadRating =>
  score >= hotFrom ? 'HOT' : score >= warmFrom ? 'WARM' : 'COLD';

/** What points are worth after some days, when they halve every `halfLifeDays`; null: they never fade. */
export const fade = (points: number, days: number, halfLifeDays: number | null): number =>
  halfLifeDays ? points * 0.5 ** (Math.max(0, days) / halfLifeDays) : points;

/** Points of fit as a letter, by quarters of the cap. */
export const gradeOf = (fit: number, cap: number): string =>
  'DCBAA'[cap > 0 ? Math.floor((Math.min(fit, cap) / cap) * 4) : 0]!;
