import type { Context } from '../../kernel/context.js';
import type { RecordClass } from '../../kernel/record.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Activity } from './activity.entity.js';

type Link = 'clientId' | 'contactId' | 'opportunityId' | 'leadId';

/** What an activity can be about; interactions have the same links. A further noun is added here. */
const LINKS: Record<Link, RecordClass> = {
  clientId: Client,
  contactId: Contact,
  opportunityId: Opportunity,
  leadId: Lead,
};

/** Completes the client of an activity from its opportunity or contact. */
export async function completeLinks(activity: Activity, ctx: Context): Promise<void> {
  if (activity.clientId) return;
  const { opportunityId, contactId, leadId } = activity;
  if (opportunityId)
    activity.clientId = (await ctx.loaders.one(Opportunity, opportunityId))?.clientId ?? null;
  if (contactId) activity.clientId ??= (await ctx.loaders.one(Contact, contactId))?.clientId ?? null;
  if (leadId) activity.clientId ??= (await ctx.loaders.one(Lead, leadId))?.convertedClientId ?? null;
}

/** The records an activity is about, as far as the viewer sees them. */
export async function linksOf(activity: Activity, ctx: Context): Promise<Partial<Record<Link, string>>> {
  const entries = await Promise.all(
    (Object.keys(LINKS) as Link[]).map(async (key): Promise<[Link, string][]> => {
      const record = await ctx.loaders.one(LINKS[key], activity[key]);
      return record && !record.deletedAt ? [[key, record.id]] : [];
    }),
  );
  return Object.fromEntries(entries.flat());
}
