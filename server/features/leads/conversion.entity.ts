import { IdField, InstantField, TextsField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Lead } from './lead.entity.js';

const computed = { write: 'NEVER' as const };

@Noun({
  table: 'lead_conversions',
  plural: 'leadConversions',
  label: 'Conversion',
  partOf: 'lead',
  description: 'What a lead was converted into; a lead has at most one that is not undone.',
})
export class LeadConversion extends BaseRecord {
  @BelongsTo(() => Lead, 'The lead.', computed)
  leadId: string;

  @BelongsTo(() => Client, 'The client it became.', { ...computed })
  clientId: string;

  @BelongsTo(() => Contact, 'The contact it became, if any.', { ...computed, nullable: true })
  contactId: string | null;

  @BelongsTo(() => Opportunity, 'The opportunity that came of it, if any.', { ...computed, nullable: true })
  opportunityId: string | null;

  @TextsField('Types of the records that were created for it; the others existed.', computed)
  created: string[];

  @IdField('All changes it made; undoing them undoes the conversion.', computed)
  changeSetId: string;

  @BelongsTo(() => User, 'Who converted it.', { ...computed, nullable: true })
  convertedById: string | null;

  @InstantField('When it was undone.', { ...computed, nullable: true })
  undoneAt: string | null;
}
