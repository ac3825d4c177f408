import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import type { BaseRecord } from '../../kernel/record.js';
import { ClientStatus, ClientType } from '../clients/client.entity.js';
import { CustomFieldDefinition } from '../customFields/customField.entity.js';
import { mayRead, mayWrite } from '../customFields/definitions.js';
import type { Lead } from './lead.entity.js';

/** The values that the records of a conversion begin with. */
export interface Prefilled {
  client: Values;
  /** Null for a lead that is nothing but a company. */
  contact: Values | null;
  opportunity: Values;
  /** Labels of custom fields with a value that has no place in any of them; it stays on the lead. */
  kept: string[];
}

/** What a lead becomes: fields of the same meaning, and custom fields of the same key and type. */
export async function prefill(ctx: Context, lead: Lead): Promise<Prefilled> {
  const { companyName, firstName, lastName, email, phone, source, tags, ownerId, emailOptIn, smsOptIn } =
    lead;
  const custom = await customValues(ctx, lead);
  const shared = { source, tags, ownerId };
  const named = Boolean(firstName || lastName);
  return {
    client: {
      type: companyName || !named ? ClientType.COMPANY : ClientType.INDIVIDUAL,
      companyName: companyName ?? (named ? null : lead.name),
      ...(companyName ? {} : { firstName, lastName }),
      status: ClientStatus.PROSPECT,
      industry: lead.industry,
      companySize: lead.companySize,
      website: lead.website,
      email,
      phone,
      otherEmails: lead.otherEmails,
      otherPhones: lead.otherPhones,
      billingAddress: lead.address,
      description: lead.description,
      customFields: custom.values.Client,
      ...shared,
    },
    contact:
      named || (email && companyName)
        ? {
            firstName,
            lastName,
            jobTitle: lead.jobTitle,
            email,
            phone,
            mobilePhone: lead.mobilePhone,
            emailOptIn,
            smsOptIn,
            doNotCall: lead.doNotCall,
            isPrimary: true,
            customFields: custom.values.Contact,
            ...shared,
          }
        : null,
    opportunity: {
      name: companyName ?? lead.name,
      nextStep: lead.nextStep,
      customFields: custom.values.Opportunity,
      ...shared,
    },
    kept: custom.kept,
  };
}

const TARGETS = ['Client', 'Contact', 'Opportunity'] as const;

/** The lead's custom values for each noun that has a field of the same key and type, and the labels of the others. */
async function customValues(ctx: Context, lead: Lead) {
  const values: Record<(typeof TARGETS)[number], Values> = { Client: {}, Contact: {}, Opportunity: {} };
  const kept: string[] = [];
  if (Object.keys(lead.customFields).length === 0) return { values, kept };
  const definitions = await ctx.db.find(CustomFieldDefinition, { subjectType: ['Lead', ...TARGETS] });
  const seen = definitions.filter((field) => field.subjectType === 'Lead' && mayRead(ctx, field));
  for (const field of seen) {
    const value = lead.customFields[field.key];
    if (value === undefined || value === null) continue;
    const homes = definitions.filter(
      (home) =>
        home.subjectType !== 'Lead' &&
        home.key === field.key &&
        home.type === field.type &&
        home.referenceTo === field.referenceTo &&
        mayWrite(ctx, home),
    );
    for (const home of homes) {
      const known = knownOptions(home, value);
      if (known !== null) values[home.subjectType as (typeof TARGETS)[number]][field.key] = known;
    }
    if (!homes.some((home) => knownOptions(home, value) !== null)) kept.push(field.label);
  }
  return { values, kept };
}

/** The value as far as the field has its options; null when nothing is left of it. */
function knownOptions({ options }: CustomFieldDefinition, value: unknown): unknown {
  if (!options) return value;
  const ids = options.filter(({ archived }) => !archived).map(({ id }) => id);
  if (!Array.isArray(value)) return ids.includes(String(value)) ? value : null;
  const left = value.filter((id) => ids.includes(id));
  return left.length > 0 ? left : null;
}

/** Fields of `values` that the record lacks; lists are joined, custom values completed. */
export function completing(row: BaseRecord, values: Values): Values {
  const patch: Values = {};
  for (const [key, value] of Object.entries(values)) {
    const own = (row as unknown as Values)[key];
    if (key === 'customFields') {
      const lacking = Object.entries(value as Values).filter(([name]) => (own as Values)[name] === undefined);
      if (lacking.length > 0) patch[key] = { ...(own as Values), ...Object.fromEntries(lacking) };
    } else if (Array.isArray(own)) {
      const added = (value as unknown[]).filter((each) => !own.includes(each));
      if (added.length > 0) patch[key] = [...own, ...added];
    } else if (own === null && value !== null && value !== undefined) patch[key] = value;
  }
  return patch;
}
