import type { Context } from '../../kernel/context.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { AssignmentRule } from '../leads/assignmentRule.entity.js';
import { convertLead } from '../leads/convertLead.js';
import { Lead } from '../leads/lead.entity.js';
import { winOpportunity } from '../opportunities/moveOpportunity.js';
import type { Chance } from './chance.js';
import { daysAgo } from './daysAgo.js';
import * as words from './words.js';

const LEADS = 90;
const STATUSES = ['NEW', 'NEW', 'CONTACTED', 'CONTACTED', 'QUALIFIED', 'NURTURING', 'UNQUALIFIED'] as const;
const ANSWERS = ['YES', 'PARTLY', 'NO', 'UNKNOWN', 'UNKNOWN'];

/** Leads of the demo over the last half year, by the rules that assign them; every eighth has become a client. */
export async function seedLeads(ctx: Context, chance: Chance, sellers: Context[]): Promise<void> {
  const everybody = sellers.map(({ actor }) => actor.userId!);
  const reps = everybody.length > 1 ? everybody.slice(1) : everybody;
  const logistics = { or: ['Logistics', 'Manufacturing'].map((name) => ({ industry: { eq: name } })) };
  await ctx.db.create(AssignmentRule, {
    name: 'Goods and transport',
    condition: logistics,
    method: 'FIXED',
    userIds: [reps[0]],
    position: 1,
  });
  await ctx.db.create(AssignmentRule, { name: 'Everybody in turn', userIds: reps, position: 2 });
  for (let i = 0; i < LEADS; i++) {
    const age = chance.whole(0, i % 8 === 7 ? 170 : 60) + chance.next();
    const lead = await seedLead(ctx, chance, i % 8 === 7 ? 'QUALIFIED' : chance.pick([...STATUSES]));
    const talks = lead.status === 'NEW' ? (chance.happens(25) ? 1 : 0) : chance.whole(1, 5);
    for (let talk = 0; talk < talks; talk++)
      await seedTalk(ctx, chance, lead, age * (1 - (talk + 1) / (talks + 1)));
    if (i % 8 === 7) await convert(ctx, chance, lead);
    await ageLead(ctx, lead, daysAgo(age), chance.whole(12, 1500));
  }
}

async function seedLead(ctx: Context, chance: Chance, status: string): Promise<Lead> {
  const [city, country, dial] = chance.pick(words.CITIES);
  const [firstName, lastName] = [chance.pick(words.FIRST_NAMES), chance.pick(words.LAST_NAMES)];
  const companyName = `${chance.pick(words.LEAD_FIRST)} ${chance.pick(words.COMPANY_LAST)}`;
  const domain = chance.happens(80) ? `${companyName.toLowerCase().replace(/ /g, '-')}.example` : 'gmail.com';
  const [campaign, medium, source] = chance.pick(words.CAMPAIGNS);
  const known = status === 'NEW' ? ['UNKNOWN'] : ANSWERS;
  return ctx.db.create(Lead, {
    firstName,
    lastName,
    companyName,
    jobTitle: chance.pick(words.JOB_TITLES),
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
    phone: chance.happens(70) ? `${dial}${chance.whole(10, 99)}` : null,
    website: domain === 'gmail.com' ? null : `https://${domain}`,
    address: { city, country },
    industry: chance.pick(words.INDUSTRIES),
    companySize: chance.pick([5, 12, 40, 75, 180, 600]),
    status,
    unqualifiedReason:
      status === 'UNQUALIFIED' ? chance.pick(['No budget', 'Wrong country', 'Student project']) : null,
    priority: chance.pick(['LOW', 'MEDIUM', 'MEDIUM', 'HIGH']),
    campaign,
    medium,
    source,
    budget: chance.pick(known),
    authority: chance.pick(known),
    need: chance.pick(known),
    timeframe: chance.pick(known),
    needNote: status === 'QUALIFIED' ? 'Wants to replace three spreadsheets.' : null,
    nextStep:
      status === 'UNQUALIFIED' ? null : chance.pick(['Call back', 'Send prices', 'Arrange a demo', null]),
    emailOptIn: chance.happens(60),
    doNotCall: chance.happens(5),
    tags: chance.happens(30) ? [chance.pick(['newsletter', 'event 2026', 'partner'])] : [],
  });
}

async function seedTalk(ctx: Context, chance: Chance, lead: Lead, days: number): Promise<void> {
  const type = chance.pick(['EMAIL', 'EMAIL', 'CALL', 'CALL', 'MEETING', 'NOTE'] as const);
  const direction = lead.status === 'NEW' ? 'INBOUND' : chance.pick(['OUTBOUND', 'INBOUND']);
  await ctx.db.create(Interaction, {
    type,
    subject: chance.pick(words.TALKS[type]),
    direction: type === 'NOTE' ? 'INTERNAL' : direction,
    durationMinutes: type === 'CALL' || type === 'MEETING' ? chance.whole(5, 45) : null,
    completedAt: daysAgo(Math.max(0.02, days)),
    leadId: lead.id,
    ownerId: lead.ownerId,
  });
}

async function convert(ctx: Context, chance: Chance, lead: Lead): Promise<void> {
  const [product, price] = chance.pick(words.OFFERS);
  const opportunity = {
    name: `${product.split(',')[0]} for ${lead.companyName}`,
    amount: `${price * chance.whole(1, 4)}`,
  };
  const { opportunityId } = await convertLead(ctx, { id: lead.id, opportunity });
  if (opportunityId && chance.happens(50))
    await winOpportunity(ctx, { id: opportunityId, wonReason: 'Best fit' });
}

/** Moves a lead, and what was done with it, back to when it is said to have come. */
async function ageLead(ctx: Context, { id }: Lead, at: string, answeredAfter: number): Promise<void> {
  await ctx.db.rows(
    `WITH moment AS (SELECT :at::timestamptz AS came, least(now(), :at::timestamptz + make_interval(mins => :answeredAfter)) AS answered,
         least(now(), :at::timestamptz + interval '20 days') AS converted),
       told AS (UPDATE events SET at = CASE name WHEN 'lead.answered' THEN answered WHEN 'lead.converted' THEN converted ELSE came END
         FROM moment WHERE organization_id = :organizationId AND subject_id = :id::uuid),
       scored AS (UPDATE lead_score_changes SET created_at = came FROM moment WHERE organization_id = :organizationId AND lead_id = :id::uuid)
     UPDATE leads SET created_at = came, assigned_at = came, respond_by = came + (respond_by - created_at),
       first_responded_at = CASE WHEN status <> 'NEW' THEN answered END, converted_at = CASE WHEN converted_at IS NOT NULL THEN converted END
     FROM moment WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
    { id, at, answeredAfter },
  );
}
