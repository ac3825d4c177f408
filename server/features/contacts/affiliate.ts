import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { Affiliation } from './affiliation.entity.js';
import { Contact } from './contact.entity.js';

/** Whether the contact belongs to the client, or is at it besides. */
export async function isAt(ctx: Context, contact: Contact, clientId: string): Promise<boolean> {
  if (contact.clientId === clientId) return true;
  const affiliations = await ctx.db.find(Affiliation, { contactId: contact.id, clientId });
  return affiliations.length > 0;
}

/** Whoever may change one of both may link them. */
export const mayAffiliate = ({ actor }: Context, contact: Contact, client: Client | null): boolean =>
  actor.can('contact.update') &&
  (allows(actor, Contact, 'update', contact) || (client !== null && allows(actor, Client, 'update', client)));

/** Links a contact with a further client; not where it is already, nor for those who may change neither. */
export async function affiliate(
  ctx: Context,
  contact: Contact,
  client: Client,
  jobTitle: string | null,
): Promise<void> {
  if (!mayAffiliate(ctx, contact, client) || (await isAt(ctx, contact, client.id))) return;
  // Who may write the client may link it, even if what they have just written is not theirs to see.
  ctx.loaders.prime(Client, client.id, client);
  await ctx.db.create(Affiliation, { contactId: contact.id, clientId: client.id, jobTitle });
}
