import { Field, ID, InputType, Int } from 'type-graphql';
import type { Values } from '../../kernel/draftRow.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { CreateClientInput } from '../clients/client.inputs.js';
import { CreateContactInput } from '../contacts/contact.inputs.js';
import { CreateOpportunityInput } from '../opportunities/opportunity.inputs.js';
import type { ConvertLead } from './convertLead.js';
import { Lead } from './lead.entity.js';

export const CreateLeadInput = createInputOf(Lead);
export const UpdateLeadInput = updateInputOf(Lead);

@InputType({ description: 'What to make of a lead. What is left out is taken from the lead.' })
export class ConvertLeadInput implements ConvertLead {
  @Field(() => ID, { description: 'The lead.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => ID, { nullable: true, description: 'A client that exists; otherwise one is created.' })
  clientId?: string | null;
  @Field(() => CreateClientInput as never, {
    nullable: true,
    description: "Values of the new client beside, or instead of, the lead's.",
  })
  client?: Values | null;
  @Field(() => ID, { nullable: true, description: 'A contact that exists.' })
  contactId?: string | null;
  @Field(() => CreateContactInput as never, {
    nullable: true,
    description: "Values of the new contact beside the lead's; null for none.",
  })
  contact?: Values | null;
  @Field(() => ID, { nullable: true, description: 'An opportunity that exists.' })
  opportunityId?: string | null;
  @Field(() => CreateOpportunityInput as never, {
    nullable: true,
    description: "Values of the new opportunity beside the lead's; none is created when left out.",
  })
  opportunity?: Values | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether records that exist get what they lack from the lead; yes when left out.',
  })
  complete?: boolean | null;
}
