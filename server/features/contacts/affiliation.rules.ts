import type { Context } from '../../kernel/context.js';
import { duplicate, forbidden, invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { Client } from '../clients/client.entity.js';
import { mayAffiliate } from './affiliate.js';
import { Affiliation } from './affiliation.entity.js';
import { Contact } from './contact.entity.js';

/** How many further clients a contact can be at. */
const MOST = 50;

defineRules(Affiliation, {
  prepare: async (next, before, ctx) => {
    const contact = await ctx.loaders.one(Contact, next.contactId);
    // The door says that there is none.
    if (!contact) return;
    const client = await ctx.loaders.one(Client, next.clientId);
    if (!mayAffiliate(ctx, contact, client))
      throw forbidden('You may change neither this contact nor this client.');
    if (next.since && next.until && next.until < next.since)
      throw invalid({ until: 'It cannot end before it begins.' });
    // What an undo brings back has been checked; its contact may be on the way back too.
    if (!before) await checkAddition(ctx, contact, next);
  },
  follow: async (row, before, ctx) => {
    const [was, is] = [before, row].map((each) => (each && !each.deletedAt ? each.clientId : null));
    if (was === is) return;
    const contact = await ctx.db.get(Contact, row.contactId, { lock: true });
    // Of what ends because the contact belongs there now, its history tells anyway.
    if (contact.clientId === row.clientId) return;
    await ctx.db.settle(contact, {}, { noted: { affiliation: [was, is] } });
  },
});

async function checkAddition(ctx: Context, contact: Contact, { clientId }: Affiliation): Promise<void> {
  if (contact.clientId === clientId) throw duplicate({ clientId: `${contact.name} belongs to this client.` });
  const others = await ctx.db.find(Affiliation, { contactId: contact.id });
  if (others.some((other) => other.clientId === clientId))
    throw duplicate({ clientId: `${contact.name} is at this client already.` });
  if (others.length >= MOST) throw invalid({ clientId: `A contact is at ${MOST} further clients at most.` });
}

defineRules(Contact, {
  // Who now belongs to a client is not there besides.
  follow: async (contact, before, ctx) => {
    if (!before || !contact.clientId || contact.clientId === before.clientId) return;
    const { id: contactId, clientId } = contact;
    for (const affiliation of await ctx.db.find(Affiliation, { contactId, clientId }))
      await ctx.db.remove(affiliation);
  },
});
