import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { LiveMessage } from '../../kernel/bus.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Can } from '../../kernel/guard.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { recordOperations } from '../../kernel/operations.js';
import { DateScalar, DateTimeScalar, DecimalScalar, JSONScalar } from '../../kernel/scalars.js';
import { neverIterable } from '../../kernel/subscription.js';
import { assignLead } from './assignLead.js';
import { LeadOrigin, leadCampaigns } from './campaigns.query.js';
import { LeadConversion } from './conversion.entity.js';
import { convertLead } from './convertLead.js';
import { Lead } from './lead.entity.js';
import { ConvertLeadInput, CreateLeadInput, UpdateLeadInput } from './lead.inputs.js';
import { leadConversionPreview } from './leadConversionPreview.js';
import { gradeOf } from './score.js';
import { scoringOf } from './scoreLeads.js';
import { undoConversion } from './undoConversion.js';

@ObjectType({ simpleResolvers: true, description: 'A record that may be what a lead is.' })
class ConversionCandidate {
  @Field(() => String, { description: 'Client or Contact.' })
  type: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What helps to tell it from others.' })
  detail: string | null;
  @Field(() => Int, { description: 'How sure, 0 to 100.' })
  score: number;
  @Field(() => [String], { description: 'What speaks for it.' })
  reasons: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A record in the bin with the e-mail address of a lead.' })
class DeletedCandidate {
  @Field(() => String, { description: 'Client or Contact.' })
  type: string;
  @Field(() => ID, { description: 'Its id, to restore it.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => DateTimeScalar, { description: 'When it was deleted.' })
  deletedAt: string;
}

@ObjectType({ simpleResolvers: true, description: 'What converting a lead would make of it.' })
class LeadConversionPreview {
  @Field(() => Lead, { description: 'The lead.' })
  lead: Lead;
  @Field(() => JSONScalar, { description: 'Values of the client, as in CreateClientInput.' })
  client: Values;
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'Values of the contact, as in CreateContactInput; null for a lead without a person.',
  })
  contact: Values | null;
  @Field(() => JSONScalar, { description: 'Values of the opportunity, as in CreateOpportunityInput.' })
  opportunity: Values;
  @Field(() => [String], { description: 'Custom fields that have no place there; they stay on the lead.' })
  kept: string[];
  @Field(() => [ConversionCandidate], { description: 'What may be there already, the surest first.' })
  candidates: ConversionCandidate[];
  @Field(() => [DeletedCandidate], {
    description: 'Clients and contacts in the bin with its e-mail address, as far as you may restore them.',
  })
  deleted: DeletedCandidate[];
  @Field(() => [String], { description: 'What you may not do.' })
  problems: string[];
  @Field(() => [String], {
    description: 'What comes of the chosen client and contact, such as that a contact stays where it is too.',
  })
  notes: string[];
}

@ObjectType({ simpleResolvers: true, description: 'That a lead changed.' })
class LeadChange {
  @Field(() => String, { description: 'Keep the newest one and pass it as since after a reconnect.' })
  seq: string;
  @Field(() => String, {
    description:
      'created, updated, answered, assigned, converted, deleted, restored, undone – or resync: refetch everything.',
  })
  name: string;
  @Field(() => ID, { nullable: true, description: 'The lead; null for resync.' })
  id: string | null;
  @Field(() => Lead, {
    nullable: true,
    description: 'As it is now; null when it is gone or no longer visible to you.',
  })
  record: Lead | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of the leads of a campaign, source or medium.' })
class LeadCampaign {
  @Field(() => String, { nullable: true, description: 'Its name; null for leads without one.' })
  name: string | null;
  @Field(() => Int, { description: 'How many leads.' })
  leads: number;
  @Field(() => Int, { description: 'How many are qualified or converted.' })
  qualified: number;
  @Field(() => Int, { description: 'How many are converted.' })
  converted: number;
  @Field(() => Float, { description: 'Converted ones among all, 0 to 1.' })
  conversionRate: number;
  @Field(() => Int, { description: 'Average score.' })
  averageScore: number;
  @Field(() => Int, { description: 'How many of their opportunities were won.' })
  won: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What was won, in the base currency; null without the right to see amounts.',
  })
  wonAmount: string | null;
}

@Resolver(() => Lead)
class LeadResolver {
  @Can('lead.convert')
  @Query(() => LeadConversionPreview, { description: 'What converting a lead would make of it.' })
  leadConversionPreview(
    @Arg('id', () => ID, { description: 'The lead.' }) id: string,
    @Arg('clientId', () => ID, { nullable: true, description: 'A client that exists; else a new one.' })
    clientId: string | null,
    @Arg('contactId', () => ID, { nullable: true, description: 'A contact that exists.' })
    contactId: string | null,
    @Ctx() ctx: Context,
  ) {
    return leadConversionPreview(ctx, id, { clientId, contactId });
  }

  @Can('lead.convert')
  @Mutation(() => LeadConversion, {
    description: 'Makes a client of a lead; a lead that is converted already answers what it became.',
  })
  convertLead(
    @Arg('input', () => ConvertLeadInput, { description: 'Which lead, and what to make of it.' })
    input: ConvertLeadInput,
    @Ctx() ctx: Context,
  ): Promise<LeadConversion> {
    return convertLead(ctx, input);
  }

  @Can('lead.convert')
  @Mutation(() => Lead, {
    description: 'Takes the conversion of a lead back while nothing new hangs on what it created.',
  })
  undoConversion(
    @Arg('id', () => ID, { description: 'The lead.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Lead> {
    return undoConversion(ctx, id);
  }

  @Can('lead.assign')
  @Mutation(() => Lead, { description: 'Gives a lead to whom the assignment rules choose now.' })
  assignLead(
    @Arg('id', () => ID, { description: 'The lead.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Lead> {
    return assignLead(ctx, id);
  }

  @Can('lead.view')
  @Query(() => [LeadCampaign], {
    description: 'What came of the leads you may see, by where they came from.',
  })
  leadCampaigns(
    @Arg('from', () => DateScalar, { nullable: true, description: 'Created on this day or later.' }) from:
      | string
      | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Created on this day or before.' }) to:
      | string
      | null,
    @Arg('by', () => LeadOrigin as never, {
      nullable: true,
      defaultValue: 'CAMPAIGN',
      description: 'By what they are counted.',
    })
    by: keyof typeof LeadOrigin,
    @Ctx() ctx: Context,
  ): Promise<LeadCampaign[]> {
    return leadCampaigns(ctx, { from: from ?? null, to: to ?? null }, by);
  }

  @Can('lead.view')
  @Live(() => ['Lead'])
  @Subscription(() => LeadChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'Changes of leads, as far as you may see them.',
  })
  leadChanged(
    @Root() event: LiveEvent,
    @Arg('since', () => String, {
      nullable: true,
      description: 'The newest seq you know: what came after is delivered first.',
    })
    _since: string | null,
  ): LeadChange | null {
    if (!event.wasVisible) return null;
    const { seq, name, id } = event.message as LiveMessage;
    return { seq, name: name.split('.').pop()!, id: id || null, record: event.record as Lead | null };
  }

  @FieldResolver(() => String, {
    description:
      'Its fit as a letter: A from three quarters of the most points on, B from half, C from a quarter, else D.',
  })
  async fitGrade(@Root() lead: Lead, @Ctx() ctx: Context): Promise<string> {
    return gradeOf(lead.fitScore, (await scoringOf(ctx)).fitCap);
  }

  @FieldResolver(() => LeadConversion, { nullable: true, description: 'What it was converted into.' })
  conversion(@Root() lead: Lead, @Ctx() ctx: Context): Promise<LeadConversion | null> {
    return ctx.loaders.custom('leadConversion', lead.id, async (ids) => {
      const found = await ctx.db.find(LeadConversion, { leadId: [...ids], undoneAt: null });
      return ids.map((id) => found.find(({ leadId }) => leadId === id) ?? null);
    });
  }
}

export const leadResolvers = [
  ...recordOperations({ Class: Lead, CreateInput: CreateLeadInput, UpdateInput: UpdateLeadInput }),
  ...bulkOperations(Lead),
  LeadResolver,
];
