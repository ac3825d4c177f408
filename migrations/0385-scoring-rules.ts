import type { MigrationInterface, QueryRunner } from 'typeorm';

const LEADERS = ['chief', 'head', 'director', 'owner', 'founder', 'vp', 'president'];
const FREE_MAIL = ['gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'gmx.de', 'web.de', 'icloud.com'];
const any = <T>(values: T[], condition: (value: T) => object) => ({ or: values.map(condition) });

/** Name, points, half-life in days, condition; in order. */
const FIT: [string, number, object][] = [
  ['Budget is there', 12, { budget: { eq: 'YES' } }],
  ['Budget in part', 5, { budget: { eq: 'PARTLY' } }],
  ['Talks to the one who decides', 12, { authority: { eq: 'YES' } }],
  ['Needs it', 12, { need: { eq: 'YES' } }],
  ['Has a date', 8, { timeframe: { eq: 'YES' } }],
  ['Leading position', 10, any(LEADERS, (title) => ({ jobTitle: { contains: title } }))],
  ['Company of 50 or more', 10, { companySize: { gte: 50 } }],
  ['Can be reached by phone', 4, any(['phone', 'mobilePhone'], (key) => ({ [key]: { isNull: false } }))],
  ['Came by recommendation', 8, any(['referral', 'recommend'], (word) => ({ source: { contains: word } }))],
  ['Private e-mail address', -8, any(FREE_MAIL, (domain) => ({ email: { endsWith: `@${domain}` } }))],
];
const about = (type: string, direction?: string) => ({
  type: { eq: type },
  ...(direction ? { direction: { eq: direction } } : {}),
});
const ENGAGEMENT: [string, number, object, number][] = [
  ['Met us', 20, about('MEETING'), 45],
  ['Called us', 15, about('CALL', 'INBOUND'), 30],
  ['Spoke with us on the phone', 8, about('CALL', 'OUTBOUND'), 30],
  ['Wrote to us', 10, about('EMAIL', 'INBOUND'), 21],
];

/** The scoring rules organizations start with, for those that are older than scoring and never had a rule. */
export class ScoringRules1764000000385 implements MigrationInterface {
  name = 'ScoringRules1764000000385';

  async up(runner: QueryRunner): Promise<void> {
    const rules = [
      ...FIT.map((rule) => ['FIT', 'Lead', ...rule]),
      ...ENGAGEMENT.map((rule) => ['ENGAGEMENT', 'Interaction', ...rule]),
    ].map(([group, subject, name, points, condition, halfLife], position) => ({
      group,
      subject,
      name,
      points,
      condition,
      halfLife: halfLife ?? null,
      position,
    }));
    await runner.query(
      `INSERT INTO scoring_rules (organization_id, id, created_at, updated_at, version, name, score_group, subject_type, condition, points, half_life_days, active, position)
       SELECT o.organization_id, gen_random_uuid(), now(), now(), 1, r.name, r."group", r.subject, r.condition, r.points, r."halfLife", true, r.position
       FROM organizations o CROSS JOIN jsonb_to_recordset($1::jsonb)
         AS r(name text, "group" text, subject text, condition jsonb, points integer, "halfLife" integer, position integer)
       WHERE NOT EXISTS (SELECT FROM scoring_rules s WHERE s.organization_id = o.organization_id)`,
      [JSON.stringify(rules)],
    );
  }

  /** They are rules like all others by now, which people may have changed. */
  async down(): Promise<void> {}
}
