import type { Context } from '../../kernel/context.js';
import { LeadSettings, ScoringRule } from './scoring.entity.js';

const FREE_MAIL = ['gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'gmx.de', 'web.de', 'icloud.com'];

const leaders = ['chief', 'head', 'director', 'owner', 'founder', 'vp', 'president'];

const FIT = [
  { name: 'Budget is there', points: 12, condition: { budget: { eq: 'YES' } } },
  { name: 'Budget in part', points: 5, condition: { budget: { eq: 'PARTLY' } } },
  { name: 'Talks to the one who decides', points: 12, condition: { authority: { eq: 'YES' } } },
  { name: 'Needs it', points: 12, condition: { need: { eq: 'YES' } } },
  { name: 'Has a date', points: 8, condition: { timeframe: { eq: 'YES' } } },
  {
    name: 'Leading position',
    points: 10,
    condition: { or: leaders.map((title) => ({ jobTitle: { contains: title } })) },
  },
  { name: 'Company of 50 or more', points: 10, condition: { companySize: { gte: 50 } } },
  {
    name: 'Can be reached by phone',
    points: 4,
    condition: { or: [{ phone: { isNull: false } }, { mobilePhone: { isNull: false } }] },
  },
  {
    name: 'Came by recommendation',
    points: 8,
    condition: { or: [{ source: { contains: 'referral' } }, { source: { contains: 'recommend' } }] },
  },
  {
    name: 'Private e-mail address',
    points: -8,
    condition: { or: FREE_MAIL.map((domain) => ({ email: { endsWith: `@${domain}` } })) },
  },
];

const about = (type: string, direction?: string) => ({
  type: { eq: type },
  ...(direction ? { direction: { eq: direction } } : {}),
});

const ENGAGEMENT = [
  { name: 'Met us', points: 20, halfLifeDays: 45, condition: about('MEETING') },
  { name: 'Called us', points: 15, halfLifeDays: 30, condition: about('CALL', 'INBOUND') },
  { name: 'Spoke with us on the phone', points: 8, halfLifeDays: 30, condition: about('CALL', 'OUTBOUND') },
  { name: 'Wrote to us', points: 10, halfLifeDays: 21, condition: about('EMAIL', 'INBOUND') },
];

/** The rules and limits every organization starts with; all of them can be changed. */
export async function seedScoring(ctx: Context): Promise<void> {
  await ctx.db.create(LeadSettings, {});
  const rules = [
    ...FIT.map((rule) => ({ ...rule, group: 'FIT', subjectType: 'Lead' })),
    ...ENGAGEMENT.map((rule) => ({ ...rule, group: 'ENGAGEMENT', subjectType: 'Interaction' })),
  ];
  await ctx.db.createMany(
    ScoringRule,
    rules.map((rule, position) => ({ ...rule, position })),
  );
}
