import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { isAt, mayAffiliate } from '../contacts/affiliate.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Lead } from './lead.entity.js';

/** A client and a contact that exist; without a client a new one is created. */
export interface Choice {
  clientId?: string | null;
  contactId?: string | null;
}

/** What becomes of a contact that is used with a client it is not at. */
export async function conversionNotes(
  ctx: Context,
  lead: Lead,
  { clientId, contactId }: Choice,
): Promise<string[]> {
  const client = clientId ? await ctx.db.get(Client, clientId) : null;
  const contact = contactId ? await ctx.db.get(Contact, contactId) : null;
  if (!contact || (client && (await isAt(ctx, contact, client.id)))) return [];
  const there = client?.name ?? 'the new client';
  if (!contact.clientId && allows(ctx.actor, Contact, 'update', contact))
    return [`${contact.name} becomes a contact of ${there}.`];
  const own = await ctx.loaders.one(Client, contact.clientId);
  const stays = contact.clientId ? ` stays at ${own?.name ?? 'another client'} and` : '';
  // A new client is the lead's owner's.
  const target = client ?? Object.assign(new Client(), { ownerId: lead.ownerId });
  return mayAffiliate(ctx, contact, target)
    ? [`${contact.name}${stays} is also linked to ${there}.`]
    : [`${contact.name}${stays} is not linked to ${there}: you may change neither of the two.`];
}
