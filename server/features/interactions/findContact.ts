import type { Context } from '../../kernel/context.js';
import { Contact } from '../contacts/contact.entity.js';
import { type Interaction, InteractionType } from './interaction.entity.js';

/** A new e-mail about a client that names nobody is with its contact who has one of the addresses, when there is only one. */
export async function findContact(
  next: Interaction,
  before: Interaction | null,
  ctx: Context,
): Promise<void> {
  if (before || next.type !== InteractionType.EMAIL || !next.clientId || next.contactId) return;
  const addresses = [next.emailFrom, ...next.emailTo, ...next.emailCc].filter((address) => address !== null);
  if (!addresses.length) return;
  const found = await ctx.db.find(Contact, { clientId: next.clientId, email: addresses }, { limit: 2 });
  if (found.length === 1) next.contactId = found[0]!.id;
}
