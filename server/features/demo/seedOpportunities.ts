import type { Context } from '../../kernel/context.js';
import type { Client } from '../clients/client.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { createOpportunity } from '../opportunities/createOpportunity.js';
import { loseOpportunity, moveOpportunity, winOpportunity } from '../opportunities/moveOpportunity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import type { Chance } from './chance.js';
import { dayAgo } from './daysAgo.js';
import type { Catalogue } from './seedCatalogue.js';
import * as words from './words.js';

const OPPORTUNITIES = 72;

/** An opportunity with the days before now on which its stages were entered. */
export interface Aged {
  opportunity: Opportunity;
  entered: number[];
}

/** Opportunities in all stages, won and lost ones among them. */
export async function seedOpportunities(
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
