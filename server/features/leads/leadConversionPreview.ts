import type { Context } from '../../kernel/context.js';
import { allows } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { type Candidate, conversionCandidates } from './candidates.query.js';
import { type Choice, conversionNotes } from './conversionNotes.js';
import { type DeletedCandidate, deletedCandidates } from './deletedCandidates.js';
import { Lead, LeadStatus } from './lead.entity.js';
import { type Prefilled, prefill } from './prefill.js';

export interface LeadConversionPreview extends Prefilled {
  lead: Lead;
  candidates: Candidate[];
  /** What the caller could take out of the bin instead of creating it anew. */
  deleted: DeletedCandidate[];
  /** What the caller may not do, in words. */
  problems: string[];
  /** What comes of the client and contact that were chosen, in words. */
  notes: string[];
}

const TARGETS = [
  [Client, 'You may not create clients: choose one that exists.'],
  [Contact, 'You may not create contacts: choose one that exists, or none.'],
  [Opportunity, 'You may not create opportunities: convert without one.'],
] as const;

/** What converting a lead would make of it, what may be there already, and what comes of a choice among that. */
export async function leadConversionPreview(
  ctx: Context,
  id: string,
  choice: Choice,
): Promise<LeadConversionPreview> {
  const lead = await ctx.db.get(Lead, id);
  const [prefilled, candidates, deleted, notes] = await Promise.all([
    prefill(ctx, lead),
    conversionCandidates(ctx, lead),
    deletedCandidates(ctx, lead),
    conversionNotes(ctx, lead, choice),
  ]);
  const problems: string[] = TARGETS.flatMap(([Class, text]) =>
    allows(ctx.actor, Class, 'create') ? [] : [text],
  );
  if (lead.status === LeadStatus.CONVERTED) problems.unshift('This lead is converted already.');
  else if (!allows(ctx.actor, Lead, 'convert', lead)) problems.unshift('You may not convert this lead.');
  return { lead, ...prefilled, candidates, deleted, problems, notes };
}
