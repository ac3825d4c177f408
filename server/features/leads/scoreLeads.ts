import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounOf } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { conditionOrNothing, holding } from './holding.js';
import type { Lead, ScoreReason } from './lead.entity.js';
import { addUp, fade, type Score, type ScoreLimits } from './score.js';

/** A later feature whose records say what happens with leads. */
export interface EngagementSource {
  Class: RecordClass;
  /** Its field with the id of the lead. */
  lead: string;
  /** Its field with the moment it happened. */
  at: string;
  /** What always has to hold, such as that it has happened. */
  when: FilterJson;
}

const sources = new Map<string, EngagementSource>();

/** Lets scoring rules look at the records of a noun: the feature that keeps them calls it once. */
export const countEngagement = (source: EngagementSource): void =>
  void sources.set(source.Class.name, source);

/** The nouns that rules of engagement can be about. */
export const engagementSources = (): EngagementSource[] => [...sources.values()];

interface Rule {
  id: string;
  name: string;
  group: ScoreReason['group'];
  subjectType: string;
  condition: FilterJson;
  points: number;
  halfLifeDays: number | null;
}

export interface Scoring extends ScoreLimits {
  firstResponseHours: number;
  rules: Rule[];
}

const STANDARD = { hotFrom: 70, warmFrom: 40, fitCap: 50, engagementCap: 50, firstResponseHours: 24 };

/** Rules and limits of the organization; whoever writes a lead need not be allowed to see them. */
export function scoringOf(ctx: Context): Promise<Scoring> {
  return ctx.loaders.custom('leadScoring', ctx.actor.organizationId, async (ids) => {
    const [settings] = await ctx.db.rows<typeof STANDARD>(
      `SELECT hot_from AS "hotFrom", warm_from AS "warmFrom", fit_cap AS "fitCap", engagement_cap AS "engagementCap", first_response_hours AS "firstResponseHours"
       FROM lead_settings WHERE organization_id = :organizationId AND deleted_at IS NULL`,
    );
    const rules = await ctx.db.rows<Rule>(
      `SELECT id, name, score_group AS "group", subject_type AS "subjectType", condition, points, half_life_days AS "halfLifeDays"
       FROM scoring_rules WHERE organization_id = :organizationId AND deleted_at IS NULL AND active ORDER BY position, id`,
    );
    return ids.map(() => ({ ...(settings ?? STANDARD), rules }));
  });
}

/** Why the leads fit, by their id. */
export async function fitReasons(ctx: Context, leads: Lead[]): Promise<Map<string, ScoreReason[]>> {
  const rules = (await scoringOf(ctx)).rules.filter(({ group }) => group === 'FIT');
  const held = await holding(
    ctx,
    leads,
    rules.map(({ condition }) => condition),
  );
  return new Map(
    leads.map(({ id }) => [
      id,
      rules
        .filter((_, at) => held.get(id)?.[at])
        .map(({ id: ruleId, name, points }) => ({ ruleId, name, group: 'FIT' as const, points })),
    ]),
  );
}

/** What happened with the leads lately, by their id; points fade with the time since. */
export async function engagementReasons(ctx: Context, leads: Lead[]): Promise<Map<string, ScoreReason[]>> {
  const reasons = new Map<string, ScoreReason[]>(leads.map(({ id }) => [id, []]));
  for (const rule of (await scoringOf(ctx)).rules) {
    const source = rule.group === 'ENGAGEMENT' ? sources.get(rule.subjectType) : undefined;
    if (!source) continue;
    for (const [leadId, count, days] of await happened(ctx, source, rule.condition, [...reasons.keys()])) {
      const points = Math.round(
        days.reduce((sum, each) => sum + fade(rule.points, Number(each), rule.halfLifeDays), 0),
      );
      if (points !== 0)
        reasons.get(leadId)?.push({ ruleId: rule.id, name: rule.name, group: 'ENGAGEMENT', points, count });
    }
  }
  return reasons;
}

/** More than this of one kind adds nothing that the cap would leave. */
const MOST = 100;

/** For each lead how often it happened, and how many days ago, the latest first. */
async function happened(
  ctx: Context,
  { Class, lead, at, when }: EngagementSource,
  condition: FilterJson,
  ids: string[],
): Promise<[leadId: string, count: number, days: number[]][]> {
  const params = new Params();
  const held = await conditionOrNothing(ctx, Class, { and: [when, condition] }, 't', params);
  const key = `t."${fieldOf(Class, lead).column}"`;
  const moment = `t."${fieldOf(Class, at).column}"`;
  return (await ctx.db.read(
    `SELECT ${key}, count(*)::int, (array_agg(extract(epoch FROM now() - ${moment})::float8 / 86400 ORDER BY ${moment} DESC))[1:${MOST}]
     FROM "${nounOf(Class).table}" t WHERE t.organization_id = ${params.add(ctx.actor.organizationId)} AND t.deleted_at IS NULL
       AND ${key} = ANY(${params.add(ids)}::uuid[]) AND ${moment} <= now() AND ${held} GROUP BY 1`,
    params.values,
  )) as [string, number, number[]][];
}

/** The score for the reasons; one set by hand holds until its day has passed. */
export function scoreOf(ctx: Context, scoring: Scoring, lead: Lead, reasons: ScoreReason[]): Score {
  const today = DateTime.now().setZone(ctx.actor.timeZone).toISODate()!;
  const holds = !lead.manualScoreUntil || lead.manualScoreUntil >= today;
  return addUp(reasons, scoring, holds ? lead.manualScore : null);
}
