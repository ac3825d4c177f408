import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { conflict, forbidden, invalid, RapportError } from '../../kernel/errors.js';
import { allows } from '../../kernel/policy.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Client } from '../clients/client.entity.js';
import { affiliate } from '../contacts/affiliate.js';
import { Contact } from '../contacts/contact.entity.js';
import { createOpportunity } from '../opportunities/createOpportunity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { LeadConversion } from './conversion.entity.js';
import { Lead, LeadStatus } from './lead.entity.js';
import { type Conversion, carryOver } from './onLeadConverted.js';
import { completing, prefill } from './prefill.js';

export interface ConvertLead {
  id: string;
  version?: number | null;
  clientId?: string | null;
  client?: Values | null;
  contactId?: string | null;
  contact?: Values | null;
  opportunityId?: string | null;
  opportunity?: Values | null;
  complete?: boolean | null;
}

/**
 * Makes a client of a lead, with a contact and an opportunity as wanted: each is created, or one that exists is used.
 * The lead is locked: of parallel calls the first converts, the others get what it made.
 */
export async function convertLead(ctx: Context, input: ConvertLead): Promise<LeadConversion> {
  const lead = await ctx.db.get(Lead, input.id, { lock: true });
  if (lead.status === LeadStatus.CONVERTED) return latestConversion(ctx, lead);
  if (!allows(ctx.actor, Lead, 'convert', lead)) throw forbidden();
  if (input.version && input.version !== lead.version) throw conflict(lead);
  const wanted = await prefill(ctx, lead);
  const complete = input.complete ?? true;
  const created: string[] = [];
  const existing = async <T extends BaseRecord>(Class: RecordClass<T>, row: T, values: Values) =>
    complete && allows(ctx.actor, Class, 'update', row) ? ctx.db.update(row, completing(row, values)) : row;
  const fresh = async <T>(Class: RecordClass, name: string, make: () => Promise<T>): Promise<T> => {
    created.push(Class.name);
    return within(name, make);
  };

  const client = input.clientId
    ? await existing(
        Client,
        await ctx.db.get(Client, input.clientId, { lock: true }),
        without(wanted.client, IDENTITY),
      )
    : await fresh(Client, 'client', () =>
        ctx.db.create(Client, { ...wanted.client, ...given(input.client) }),
      );
  const clientId = client.id;

  let contact: Contact | null = null;
  if (input.contactId) {
    const known = await ctx.db.get(Contact, input.contactId, { lock: true });
    const elsewhere = known.clientId !== null && known.clientId !== clientId;
    const values = without({ ...wanted.contact, clientId }, [
      'isPrimary',
      ...CONSENT,
      ...(elsewhere ? ['jobTitle'] : []),
    ]);
    contact = await tighten(ctx, await existing(Contact, known, values), lead);
    await affiliate(ctx, contact, client, lead.jobTitle);
  } else if (input.contact !== null && (wanted.contact || input.contact)) {
    const values = {
      ...wanted.contact,
      ...given(input.contact),
      ...consentOf(lead, input.contact),
      clientId,
    };
    contact = await fresh(Contact, 'contact', () =>
      ctx.db.create(Contact, { ...values, isPrimary: created.includes('Client') }),
    );
  }

  let opportunity: Opportunity | null = null;
  if (input.opportunityId) {
    const known = await ctx.db.get(Opportunity, input.opportunityId, { lock: true });
    if (known.clientId && known.clientId !== clientId)
      throw invalid({ opportunityId: `${known.name} belongs to another client.` });
    opportunity = await existing(Opportunity, known, {
      clientId,
      contactId: contact?.id ?? null,
      ...without(wanted.opportunity, ['name']),
    });
  } else if (input.opportunity)
    opportunity = await fresh(Opportunity, 'opportunity', () =>
      createOpportunity(ctx, {
        ...wanted.opportunity,
        ...given(input.opportunity),
        clientId,
        contactId: contact?.id ?? null,
      }),
    );

  const result: Conversion = { client, contact, opportunity };
  await carryOver(ctx, lead, result);
  const ids = { clientId, contactId: contact?.id ?? null, opportunityId: opportunity?.id ?? null };
  const conversion = await ctx.db.record(LeadConversion, {
    leadId: lead.id,
    ...ids,
    created,
    changeSetId: ctx.changeSetId,
    convertedById: ctx.actor.userId,
  });
  await ctx.db.update(
    lead,
    {},
    {
      event: 'converted',
      verb: 'convert',
      data: { ...ids, created },
      computed: {
        status: LeadStatus.CONVERTED,
        convertedAt: now(),
        convertedClientId: ids.clientId,
        convertedContactId: ids.contactId,
        convertedOpportunityId: ids.opportunityId,
      },
    },
  );
  return conversion;
}

/** The conversion that holds for a converted lead. */
export async function latestConversion(ctx: Context, lead: Lead): Promise<LeadConversion> {
  const [conversion] = await ctx.db.find(LeadConversion, { leadId: lead.id, undoneAt: null });
  if (!conversion) throw invalid({ id: 'The lead is not converted.' });
  return conversion;
}

const CONSENT = ['emailOptIn', 'smsOptIn', 'doNotCall'] as const;

/** What a client that exists keeps as its own. */
const IDENTITY = ['type', 'companyName', 'firstName', 'lastName', 'status'];

const without = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

const given = (values: Values | null | undefined): Values =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));

/** Nobody becomes reachable by a conversion: an opt-in needs the lead's, and what the lead refused stays refused. */
function consentOf(lead: Lead, wanted: Values | null | undefined): Values {
  return {
    emailOptIn: lead.emailOptIn && wanted?.emailOptIn !== false,
    smsOptIn: lead.smsOptIn && wanted?.smsOptIn !== false,
    doNotCall: lead.doNotCall || wanted?.doNotCall === true,
  };
}

/** A contact that exists gives up what the lead has not agreed to; it never gains. */
async function tighten(ctx: Context, contact: Contact, lead: Lead): Promise<Contact> {
  return ctx.db.settle(contact, {
    emailOptIn: contact.emailOptIn && lead.emailOptIn,
    smsOptIn: contact.smsOptIn && lead.smsOptIn,
    doNotCall: contact.doNotCall || lead.doNotCall,
  });
}

/** Names the record in the paths of its errors: `client.companyName`. */
async function within<R>(name: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const fields =
      error instanceof RapportError && (error.extensions.fields as Record<string, string> | undefined);
    if (!fields) throw error;
    const named = Object.entries(fields).map(([key, text]) => [`${name}.${key}`, text]);
    throw new RapportError(error.code, error.message, { fields: Object.fromEntries(named) });
  }
}
