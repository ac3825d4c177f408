import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { isAt } from '../contacts/affiliate.js';
import { Contact } from '../contacts/contact.entity.js';

/** A client and a contact that exist; without a client a new one is created. */
export interface Choice {
  clientId?: string | null;
  contactId?: string | null;
}

/** What becomes of a contact that is used with a client it is not at. */
export async function conversionNotes(ctx: Context, { clientId, contactId }: Choice): Promise<string[]> {
  const client = clientId ? await ctx.db.get(Client, clientId) : null;
  const contact = contactId ? await ctx.db.get(Contact, contactId) : null;
  if (!contact || (client && (await isAt(ctx, contact, client.id)))) return [];
  const there = client?.name ?? 'the new client';
  const mayLink = allows(ctx.actor, Contact, 'update', contact);
  if (!contact.clientId && mayLink) return [];
  const own = await ctx.loaders.one(Client, contact.clientId);
  const stays = contact.clientId && `${contact.name} stays at ${own?.name ?? 'another client'}`;
  if (mayLink) return [`${stays} and is also linked to ${there}.`];
  return [
    `${stays ? `${stays}. It` : contact.name} is not linked to ${there}: you may not change this contact.`,
  ];
}
