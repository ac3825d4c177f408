import type { Context } from '../../kernel/context.js';
import type { Client } from '../clients/client.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Lead } from './lead.entity.js';

/** The records a lead became. */
export interface Conversion {
  client: Client;
  contact: Contact | null;
  opportunity: Opportunity | null;
}

export type Carry = (ctx: Context, lead: Lead, result: Conversion) => Promise<void>;

const carriers: Carry[] = [];

/**
 * Lets a later feature carry its records over from a lead to what it became, inside the transaction of the conversion.
 * Write through the door: the undo of a conversion takes back what has events.
 */
export const onLeadConverted = (carry: Carry): void => void carriers.push(carry);

/** Carries everything over, feature by feature. */
export async function carryOver(ctx: Context, lead: Lead, result: Conversion): Promise<void> {
  for (const carry of carriers) await carry(ctx, lead, result);
}
