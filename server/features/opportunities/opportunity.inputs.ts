import { Field, ID, InputType, Int } from 'type-graphql';
import { createInputOf, type ExtraField, partialInputOf, updateInputOf } from '../../kernel/input.js';
import { DateScalar, DecimalScalar, JSONScalar } from '../../kernel/scalars.js';
import { Opportunity } from './opportunity.entity.js';
import type { LineItemInput as LineItem } from './setLineItems.js';

@InputType({ description: 'A line item; with an id it changes the existing one.' })
export class LineItemInput implements LineItem {
  @Field(() => ID, { nullable: true, description: 'Id of an existing line item to keep.' })
  id?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The product of the catalogue. A line that newly names it takes from it what is left out here: name, unit, price and tax.',
  })
  productId?: string | null;
  @Field(() => String, { nullable: true, description: 'What is offered; required without a product.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'More about it.' })
  description?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'How many; 1 when left out.' })
  quantity?: string | null;
  @Field(() => String, { nullable: true, description: 'What is counted, such as piece or hour.' })
  unit?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Price of one in the currency of the opportunity. Left out, a line that newly names a product takes it from the price list of the opportunity; required without a product, and for one without a price in the currency.',
  })
  unitPrice?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Discount in percent, 0 to 100.' })
  discountPercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Tax in percent.' })
  taxPercent?: string | null;
}

const parts: Record<string, ExtraField> = {
  lineItems: {
    type: () => [LineItemInput],
    description: 'All line items; they replace the former ones, and amount and tax are computed from them.',
  },
  teamUserIds: { type: () => [ID], description: 'All users of the team besides the owner.' },
  competitorIds: {
    type: () => [ID],
    description: 'All competitors in the race; they replace the former ones.',
  },
};

export const CreateOpportunityInput = createInputOf(Opportunity, parts);
export const UpdateOpportunityInput = updateInputOf(Opportunity, {
  ...parts,
  repriceLineItems: {
    type: () => Boolean,
    description:
      'Gives all lines with a product the price that holds today for their quantity, by the price list of the opportunity; lines whose price nobody knows keep theirs.',
  },
});
export const OpportunityStageFields = partialInputOf(
  'OpportunityStageFields',
  'What a stage may require, given in the same step as the move.',
  Opportunity,
  [
    'amount',
    'expectedCloseOn',
    'contactId',
    'clientId',
    'source',
    'nextStep',
    'description',
    'wonReason',
    'lostReason',
    'lostToCompetitorId',
    'closedOn',
    'customFields',
  ],
);

@InputType({ description: 'Where to move a card.' })
export class MoveOpportunityInput {
  @Field(() => ID, { description: 'The opportunity.' })
  id: string;
  @Field(() => ID, { description: 'The stage to move to.' })
  stageId: string;
  @Field(() => ID, { nullable: true, description: 'Place it directly above this card of the stage.' })
  beforeId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Place it directly below this card of the stage; without either it goes to the end.',
  })
  afterId?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The stage in which you saw it. CONFLICT when somebody has moved it to another one meanwhile; a new place within the stage or other changed fields do not matter.',
  })
  fromStageId?: string | null;
  @Field(() => OpportunityStageFields as never, {
    nullable: true,
    description:
      'Values of fields that the stage requires; missing ones are named in extensions.fields of INVALID.',
  })
  fields?: Record<string, unknown> | null;
}

@InputType({ description: 'How an opportunity was won.' })
export class WinOpportunityInput {
  @Field(() => ID, { description: 'The opportunity.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The stage in which you saw it. CONFLICT when somebody has moved it to another one meanwhile; a new place within the stage or other changed fields do not matter.',
  })
  fromStageId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was won.' })
  wonReason?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When; today when left out.' })
  closedOn?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The final amount, if it differs.' })
  amount?: string | null;
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'Values of custom fields that the stage requires.',
  })
  customFields?: Record<string, unknown> | null;
}

@InputType({ description: 'How an opportunity was lost.' })
export class LoseOpportunityInput {
  @Field(() => ID, { description: 'The opportunity.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The stage in which you saw it. CONFLICT when somebody has moved it to another one meanwhile; a new place within the stage or other changed fields do not matter.',
  })
  fromStageId?: string | null;
  @Field(() => String, { description: 'Why it was lost.' })
  lostReason: string;
  @Field(() => ID, { nullable: true, description: 'The competitor to whom it was lost.' })
  lostToCompetitorId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When; today when left out.' })
  closedOn?: string | null;
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'Values of custom fields that the stage requires.',
  })
  customFields?: Record<string, unknown> | null;
}

@InputType({ description: 'How to go on with a closed opportunity.' })
export class ReopenOpportunityInput {
  @Field(() => ID, { description: 'The opportunity.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The stage to go back to; the last open one when left out.',
  })
  stageId?: string | null;
}
