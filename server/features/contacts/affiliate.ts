import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Affiliation } from './affiliation.entity.js';
import { Contact } from './contact.entity.js';

/** Whether the contact belongs to the client, or is at it besides. */
export async function isAt(ctx: Context, contact: Contact, clientId: string): Promise<boolean> {
  if (contact.clientId === clientId) return true;
  const affiliations = await ctx.db.find(Affiliation, { contactId: contact.id, clientId });
  return affiliations.length > 0;
}

/** Links a contact with a further client; not where it is already, nor for those who may not change the contact. */
export async function affiliate(
  ctx: Context,
  contact: Contact,
  clientId: string,
  jobTitle: string | null,
): Promise<void> {
  if (!allows(ctx.actor, Contact, 'update', contact) || (await isAt(ctx, contact, clientId))) return;
  await ctx.db.create(Affiliation, { contactId: contact.id, clientId, jobTitle });
}
