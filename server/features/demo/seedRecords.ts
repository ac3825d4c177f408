import type { Context } from '../../kernel/context.js';
import type { Client } from '../clients/client.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { Interaction, type InteractionType } from '../interactions/interaction.entity.js';
import { Chance } from './chance.js';
import { daysAgo } from './daysAgo.js';
import { seedActivities } from './seedActivities.js';
import { seedCatalogue } from './seedCatalogue.js';
import { seedAffiliations, seedClients, seedContacts } from './seedClients.js';
import { seedFiles } from './seedFiles.js';
import { seedLeads } from './seedLeads.js';
import { type Aged, seedOpportunities } from './seedOpportunities.js';
import { seedTags } from './seedTags.js';
import * as words from './words.js';

const INTERACTIONS = 900;

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
    const clients = await seedClients(ctx, chance, sellers);
    tell(1, 8, 'Contacts');
    const contacts = await seedContacts(ctx, chance, clients);
    await seedAffiliations(ctx, clients, contacts);
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
