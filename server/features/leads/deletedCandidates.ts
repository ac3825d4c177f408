import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Lead } from './lead.entity.js';

/** A client or contact in the bin that has the e-mail address of the lead. */
export interface DeletedCandidate {
  type: 'Client' | 'Contact';
  id: string;
  name: string;
  deletedAt: string;
}

/** More with one address are hardly meant. */
const MOST = 20;

/** Clients and contacts with an address of the lead that the caller may restore, the latest first. */
export async function deletedCandidates(ctx: Context, lead: Lead): Promise<DeletedCandidate[]> {
  const email = [lead.email, ...lead.otherEmails].filter((each) => each !== null);
  if (!email.length) return [];
  const found = await Promise.all(
    ([Client, Contact] as const).map(async (Class) =>
      (await ctx.db.find<Client | Contact>(Class, { email }, { deleted: true, limit: MOST })).flatMap(
        (row) =>
          row.deletedAt && allows(ctx.actor, Class, 'delete', row)
            ? [{ type: Class.name as 'Client', id: row.id, name: row.name, deletedAt: row.deletedAt }]
            : [],
      ),
    ),
  );
  return found.flat().sort((a, b) => b.deletedAt.localeCompare(a.deletedAt));
}
