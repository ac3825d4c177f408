import { instantText } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Interaction, type InteractionType } from '../interactions/interaction.entity.js';
import { createOpportunity } from '../opportunities/createOpportunity.js';
import { loseOpportunity, moveOpportunity, winOpportunity } from '../opportunities/moveOpportunity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import { Chance } from './chance.js';
import { seedActivities } from './seedActivities.js';
import { type Catalogue, seedCatalogue } from './seedCatalogue.js';
import { seedFiles } from './seedFiles.js';
import { seedLeads } from './seedLeads.js';
import { seedTags } from './seedTags.js';
import * as words from './words.js';

const DAY = 86_400_000;
const CLIENTS = 60;
const OPPORTUNITIES = 72;
const INTERACTIONS = 900;

const daysAgo = (days: number) => instantText(new Date(Date.now() - days * DAY));
const dayAgo = (days: number) => daysAgo(days).slice(0, 10);

/**
 * Clients, contacts, opportunities, interactions and all the rest of the demo, written through the door by the first of
 * its sales people, in one change set. `others` have activities too; `tell` hears how far it is.
 */
export async function seedRecords(
  sellers: [Context, ...Context[]],
  tell: (done: number, total: number, message: string) => void = () => undefined,
  others: string[] = [],
): Promise<void> {
  const chance = new Chance(20_260_101);
  const [ctx] = sellers;
  const people = [...others, ...sellers.map(({ actor }) => actor.userId!)];
  await ctx.db.tx(async () => {
    tell(0, 8, 'Clients');
    await seedTags(ctx);
    const clients: Client[] = [];
    for (let i = 0; i < CLIENTS; i++) clients.push(await seedClient(ctx, chance, sellers, i));
    tell(1, 8, 'Contacts');
    const contacts = await seedContacts(ctx, chance, clients);
    tell(2, 8, 'Products');
    const catalogue = await seedCatalogue(ctx);
    tell(3, 8, 'Opportunities');
    const aged = await seedOpportunities(ctx, chance, clients, contacts, catalogue);
    tell(4, 8, 'Interactions');
    await seedInteractions(ctx, chance, clients, contacts, aged);
    tell(5, 8, 'Activities');
    const opportunities = aged.map(({ opportunity }) => opportunity);
    await seedActivities(ctx, chance, people, clients, contacts, opportunities);
    await age(ctx, aged);
    tell(6, 8, 'Leads');
    await seedLeads(ctx, chance, sellers);
    tell(7, 8, 'Files');
    await seedFiles(ctx, chance, clients, opportunities);
  });
}

async function seedClient(ctx: Context, chance: Chance, sellers: Context[], i: number): Promise<Client> {
  const [city, country, dial] = chance.pick(words.CITIES);
  const owner = chance.pick(sellers).actor.userId;
  const companyName = `${words.COMPANY_FIRST[i % words.COMPANY_FIRST.length]} ${words.COMPANY_LAST[(i * 7 + Math.floor(i / 24)) % words.COMPANY_LAST.length]}`;
  const person = chance.happens(12)
    ? {
        type: 'INDIVIDUAL',
        firstName: chance.pick(words.FIRST_NAMES),
        lastName: chance.pick(words.LAST_NAMES),
      }
    : { type: 'COMPANY', companyName };
  const domain = `${companyName.toLowerCase().replace(/ /g, '-')}.example`;
  return ctx.db.create(Client, {
    ...person,
    status: chance.pick(['PROSPECT', 'PROSPECT', 'CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'LEAD', 'INACTIVE']),
    industry: chance.pick(words.INDUSTRIES),
    companySize: chance.pick([8, 25, 60, 140, 400, 1200]),
    annualRevenue: `${chance.whole(3, 400) * 100_000}`,
    website: `https://${domain}`,
    email: `office@${domain}`,
    phone: `${dial}${chance.whole(10, 99)}`,
    billingAddress: { line1: `${chance.whole(1, 180)} Market Street`, city, country },
    source: chance.pick(words.SOURCES),
    tags: [
      ...new Set([
        chance.pick(['key account', 'newsletter', 'event 2026', 'partner']),
        ...(chance.happens(20) ? ['reference'] : []),
      ]),
    ],
    ownerId: owner,
    firstEngagedOn: dayAgo(chance.whole(30, 420)),
  });
}

async function seedContacts(ctx: Context, chance: Chance, clients: Client[]): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const client of clients) {
    const count = chance.whole(1, 4);
    for (let i = 0; i < count; i++) {
      const firstName = chance.pick(words.FIRST_NAMES);
      const lastName = chance.pick(words.LAST_NAMES);
      const contact = await ctx.db.create(Contact, {
        clientId: client.id,
        firstName,
        lastName,
        jobTitle: chance.pick(words.JOB_TITLES),
        email: `${firstName}.${lastName}@${client.website!.replace('https://', '')}`.toLowerCase(),
        isPrimary: i === 0,
        emailOptIn: chance.happens(70),
        doNotCall: chance.happens(6),
        preferredChannel: chance.pick(['EMAIL', 'PHONE', null]),
        ownerId: client.ownerId,
      });
      contacts.push(contact);
    }
  }
  return contacts;
}

/** An opportunity with the days before now on which its stages were entered. */
interface Aged {
  opportunity: Opportunity;
  entered: number[];
}

async function seedOpportunities(
  ctx: Context,
  chance: Chance,
  clients: Client[],
  contacts: Contact[],
  catalogue: Catalogue,
): Promise<Aged[]> {
  const [pipeline] = await ctx.db.find(Pipeline, { isDefault: true });
  const stages = await ctx.db.find(
    PipelineStage,
    { pipelineId: pipeline!.id, kind: 'OPEN' },
    { orderBy: [{ field: 'position' }] },
  );
  const aged: Aged[] = [];
  for (let i = 0; i < OPPORTUNITIES; i++)
    aged.push(await seedOpportunity(ctx, chance, chance.pick(clients), contacts, stages, catalogue, i));
  return aged;
}

async function seedOpportunity(
  ctx: Context,
  chance: Chance,
  client: Client,
  contacts: Contact[],
  stages: PipelineStage[],
  catalogue: Catalogue,
  i: number,
): Promise<Aged> {
  const closed = i % 2 === 1;
  const opened = closed ? chance.whole(60, 420) : chance.whole(3, 50);
  const [product, price] = chance.pick(words.OFFERS);
  const lineItems = [
    {
      productId: catalogue.products.get(product)!.id,
      name: product,
      quantity: `${chance.whole(1, 5)}`,
      unitPrice: `${price}`,
      discountPercent: chance.happens(30) ? '10' : '0',
      taxPercent: '0',
    },
  ];
  const rival = () => catalogue.competitors.get(chance.pick(words.COMPETITORS)[0])!.id;
  const currency = chance.happens(20) ? { currency: 'EUR', rateToBase: '1.08' } : {};
  let opportunity = await createOpportunity(ctx, {
    name: `${product.split(',')[0]} for ${client.name}`,
    clientId: client.id,
    contactId: contacts.find((contact) => contact.clientId === client.id)?.id ?? null,
    ownerId: client.ownerId,
    openedOn: dayAgo(opened),
    expectedCloseOn: closed ? null : dayAgo(-chance.whole(-10, 80)),
    source: client.source,
    competitorIds: chance.happens(40) ? [rival()] : [],
    nextStep: closed
      ? null
      : chance.pick(['Send offer', 'Call the buyer', 'Arrange a demo', 'Wait for the budget']),
    lineItems,
    ...currency,
  });
  const entered = [opened];
  const reached = closed ? stages.length - 1 : chance.whole(0, stages.length - 1);
  for (let stage = 1; stage <= reached; stage++) {
    opportunity = await moveOpportunity(ctx, { id: opportunity.id, stageId: stages[stage]!.id });
    entered.push(
      stage === reached && !closed
        ? chance.whole(1, Math.min(34, entered.at(-1)!))
        : Math.max(1, Math.round(opened - (opened * stage) / (reached + 2))),
    );
  }
  if (closed) {
    const closedOn = dayAgo(Math.max(1, Math.round(opened / (reached + 3))));
    entered.push(Math.max(1, Math.round(opened / (reached + 3))));
    opportunity = chance.happens(60)
      ? await winOpportunity(ctx, { id: opportunity.id, closedOn, wonReason: 'Best fit' })
      : await loseOpportunity(ctx, {
          id: opportunity.id,
          closedOn,
          lostReason: chance.pick(words.LOST_REASONS),
          lostToCompetitorId: rival(),
        });
  }
  return { opportunity, entered };
}

async function seedInteractions(
  ctx: Context,
  chance: Chance,
  clients: Client[],
  contacts: Contact[],
  opportunities: Aged[],
): Promise<void> {
  const talks: Record<string, unknown>[] = [];
  for (let i = 0; i < INTERACTIONS; i++) {
    const client = chance.pick(clients);
    const type = chance.pick([
      'EMAIL',
      'EMAIL',
      'CALL',
      'CALL',
      'MEETING',
      'NOTE',
    ] as const) satisfies keyof typeof InteractionType;
    const related = opportunities.find(({ opportunity }) => opportunity.clientId === client.id)?.opportunity;
    talks.push({
      type,
      subject: chance.pick(words.TALKS[type]),
      direction: type === 'NOTE' ? 'INTERNAL' : chance.pick(['OUTBOUND', 'OUTBOUND', 'INBOUND']),
      outcome: type === 'CALL' ? chance.pick(words.OUTCOMES) : null,
      durationMinutes: type === 'CALL' || type === 'MEETING' ? chance.whole(5, 60) : null,
      completedAt: daysAgo(chance.whole(1, 420) + chance.next()),
      clientId: client.id,
      contactId: contacts.find((contact) => contact.clientId === client.id)?.id ?? null,
      opportunityId: chance.happens(40) && related ? related.id : null,
      ownerId: client.ownerId,
    });
  }
  await ctx.db.createMany(Interaction, talks);
}

/** Moves what was just written back to when it is said to have happened, so that the demo has a past. */
async function age(ctx: Context, opportunities: Aged[]): Promise<void> {
  for (const { opportunity, entered } of opportunities) {
    const instants = entered.map(daysAgo);
    await ctx.db.rows(
      `WITH stays AS (SELECT id, row_number() OVER (ORDER BY entered_at, id) AS n FROM stage_changes WHERE organization_id = :organizationId AND opportunity_id = :id::uuid),
         moved AS (UPDATE stage_changes c SET entered_at = (:instants::timestamptz[])[s.n], left_at = (:instants::timestamptz[])[s.n + 1],
           duration_seconds = extract(epoch FROM (:instants::timestamptz[])[s.n + 1] - (:instants::timestamptz[])[s.n])::int
         FROM stays s WHERE c.organization_id = :organizationId AND c.id = s.id)
       UPDATE opportunities SET stage_entered_at = (:instants::timestamptz[])[cardinality(:instants::timestamptz[])], created_at = (:instants::timestamptz[])[1]
       WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
      { id: opportunity.id, instants },
    );
  }
  const values = { changeSetId: ctx.changeSetId };
  await ctx.db.rows(
    `WITH told AS (SELECT id, subject_type, subject_id, client_id, name, seq FROM events WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid),
       aged AS (UPDATE clients SET created_at = first_engaged_on::timestamptz WHERE organization_id = :organizationId AND first_engaged_on IS NOT NULL
         AND id IN (SELECT subject_id FROM told WHERE subject_type = 'Client') RETURNING id, created_at),
       begun AS (UPDATE events e SET at = a.created_at FROM aged a JOIN told t ON t.client_id = a.id AND t.subject_type IN ('Client', 'Contact')
         WHERE e.organization_id = :organizationId AND e.id = t.id),
       steps AS (SELECT id, subject_id, row_number() OVER (PARTITION BY subject_id ORDER BY seq) AS n FROM told
         WHERE subject_type = 'Opportunity' AND name <> 'opportunity.updated'),
       stays AS (SELECT opportunity_id, entered_at, row_number() OVER (PARTITION BY opportunity_id ORDER BY entered_at, id) AS n FROM stage_changes WHERE organization_id = :organizationId)
     UPDATE events e SET at = y.entered_at FROM steps s JOIN stays y ON y.opportunity_id = s.subject_id AND y.n = s.n
     WHERE e.organization_id = :organizationId AND e.id = s.id RETURNING e.id`,
    values,
  );
  await ctx.db.rows(
    `UPDATE events e SET at = o.created_at FROM opportunities o
     WHERE e.organization_id = :organizationId AND e.change_set_id = :changeSetId::uuid AND o.organization_id = :organizationId AND e.subject_id = o.id
       AND e.name = 'opportunity.updated' RETURNING e.id`,
    values,
  );
}
