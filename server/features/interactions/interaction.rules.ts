import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineRules } from '../../kernel/rules.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Interaction, InteractionStatus } from './interaction.entity.js';

defineRules(Interaction, {
  prepare: async (next, before, ctx) => {
    if (!before && next.ownerId === null) next.ownerId = ctx.actor.userId;
    next.status ??= next.scheduledAt && next.scheduledAt > now() && !next.completedAt ? InteractionStatus.PLANNED : InteractionStatus.COMPLETED;
    if (next.status === InteractionStatus.COMPLETED) next.completedAt ??= now();
    else next.completedAt = null;
    next.occurredAt = next.completedAt ?? next.scheduledAt ?? next.createdAt;
    if (next.opportunityId && !next.clientId) next.clientId = (await ctx.db.get(Opportunity, next.opportunityId)).clientId;
    if (next.contactId && !next.clientId) next.clientId = (await ctx.db.get(Contact, next.contactId)).clientId;
    await checkCustomFields(next, before, ctx);
  },
  follow: async (row, before, ctx) => {
    const completed = row.status === InteractionStatus.COMPLETED && (before?.status !== InteractionStatus.COMPLETED || before.completedAt !== row.completedAt);
    if (completed && !row.deletedAt) await touch(ctx, row);
  },
});

/** A completed interaction is the latest sign of life of client, contact and opportunity. */
async function touch(ctx: Context, { clientId, contactId, opportunityId, occurredAt }: Interaction): Promise<void> {
  const client = clientId && (await ctx.loaders.one(Client, clientId));
  if (client && later(occurredAt, client.lastEngagedAt)) await ctx.db.settle(client, { lastEngagedAt: occurredAt }, { silent: true });
  const contact = contactId && (await ctx.loaders.one(Contact, contactId));
  if (contact && later(occurredAt, contact.lastContactedAt)) await ctx.db.settle(contact, { lastContactedAt: occurredAt }, { silent: true });
  const opportunity = opportunityId && (await ctx.loaders.one(Opportunity, opportunityId));
  if (opportunity && later(occurredAt, opportunity.lastActivityAt)) await ctx.db.settle(opportunity, { lastActivityAt: occurredAt }, { silent: true });
}

const later = (instant: string, than: string | null) => !than || Date.parse(instant) > Date.parse(than);
