import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  DateField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { type Address, addressShape } from '../clients/address.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { AssignmentRule } from './assignmentRule.entity.js';

export const LeadStatus = choices('LeadStatus', 'How far a lead is.', {
  NEW: 'Nobody has answered yet.',
  CONTACTED: 'Somebody has been in touch.',
  QUALIFIED: 'Worth selling to.',
  NURTURING: 'Not now, perhaps later.',
  UNQUALIFIED: 'Not worth selling to.',
  CONVERTED: 'Became a client; read-only.',
});

export const LeadRating = choices('LeadRating', 'How promising a lead is, by its score.', {
  HOT: 'Call now.',
  WARM: 'Worth some time.',
  COLD: 'Can wait.',
});

export const LeadPriority = choices('LeadPriority', 'How urgent a lead is.', {
  LOW: 'Can wait.',
  MEDIUM: 'As usual.',
  HIGH: 'Before others.',
});

export const Answer = choices('BantAnswer', 'What is known on a question of qualification.', {
  YES: 'Yes.',
  PARTLY: 'In part.',
  NO: 'No.',
  UNKNOWN: 'Not known yet.',
});

/** Why a lead has its score: a rule that holds, and the points it gives now. */
export interface ScoreReason {
  ruleId: string;
  name: string;
  group: 'FIT' | 'ENGAGEMENT';
  points: number;
  /** How often it happened, for engagement. */
  count?: number;
}

const computed = { write: 'NEVER' as const };

@Noun({
  table: 'leads',
  plural: 'leads',
  label: 'Lead',
  title: 'name',
  details: true,
  description: 'Somebody who might become a client.',
})
export class Lead extends BaseRecord {
  @TextField('First and last name, or the company.', { ...computed, search: true, pii: 'PERSONAL' })
  name: string;

  @TextField('First name.', { nullable: true, max: 200, pii: 'PERSONAL' })
  firstName: string | null;

  @TextField('Last name.', { nullable: true, max: 200, pii: 'PERSONAL' })
  lastName: string | null;

  @TextField('Company.', { nullable: true, max: 300, search: true })
  companyName: string | null;

  @TextField('Job title.', { nullable: true, max: 200 })
  jobTitle: string | null;

  @TextField('E-mail address.', {
    nullable: true,
    format: 'EMAIL',
    label: 'E-mail',
    search: true,
    pii: 'PERSONAL',
  })
  email: string | null;

  @TextField('Phone number, E.164.', { nullable: true, format: 'PHONE', search: true, pii: 'PERSONAL' })
  phone: string | null;

  @TextField('Mobile number, E.164.', { nullable: true, format: 'PHONE', pii: 'PERSONAL' })
  mobilePhone: string | null;

  @TextsField('Further e-mail addresses.', { format: 'EMAIL', label: 'Other e-mails', pii: 'PERSONAL' })
  otherEmails: string[];

  @TextsField('Further phone numbers, E.164.', { format: 'PHONE', pii: 'PERSONAL' })
  otherPhones: string[];

  @JsonField('Postal address.', { nullable: true, shape: addressShape, pii: 'PERSONAL' })
  address: Address | null;

  @TextField('Website.', { nullable: true, format: 'URL' })
  website: string | null;

  @TextField('Industry.', { nullable: true, max: 200 })
  industry: string | null;

  @IntegerField('Number of employees.', { nullable: true, min: 0 })
  companySize: number | null;

  @ChoiceField(LeadStatus, 'How far it is; CONVERTED is set by converting it.', { default: LeadStatus.NEW })
  status: Choice<typeof LeadStatus>;

  @TextField('Why it is not worth selling to.', { nullable: true, max: 1000 })
  unqualifiedReason: string | null;

  @ChoiceField(LeadRating, 'How promising it is; follows the score.', {
    ...computed,
    default: LeadRating.COLD,
  })
  rating: Choice<typeof LeadRating>;

  @ChoiceField(LeadPriority, 'How urgent it is.', { default: LeadPriority.MEDIUM })
  priority: Choice<typeof LeadPriority>;

  @TextField('Where it came from, such as web form or fair.', { nullable: true, max: 200 })
  source: string | null;

  @TextField('The campaign that brought it.', { nullable: true, max: 200 })
  campaign: string | null;

  @TextField('The channel of the campaign, such as email or cpc.', { nullable: true, max: 200 })
  medium: string | null;

  @TextField('The page or person that sent it.', { nullable: true, max: 2000, pii: 'PERSONAL' })
  referrer: string | null;

  @IntegerField('0 to 100: fit plus engagement, or the score set by hand.', { ...computed, default: 0 })
  score: number;

  @IntegerField('Points for what it is.', { ...computed, default: 0 })
  fitScore: number;

  @IntegerField('Points for what it does; they fade.', { ...computed, default: 0 })
  engagementScore: number;

  // Kept with each score in LeadScoreChange; the history of the lead tells the score alone.
  @JsonField('Why it has its score: [{ ruleId, name, group, points, count }].', {
    ...computed,
    default: [],
    secret: true,
  })
  scoreReasons: ScoreReason[];

  @IntegerField('A score set by hand instead of the computed one.', { nullable: true, min: 0, max: 100 })
  manualScore: number | null;

  @DateField('Until when the score set by hand holds; for good when left out.', { nullable: true })
  manualScoreUntil: string | null;

  @ChoiceField(Answer, 'Is there money for it?', { default: Answer.UNKNOWN })
  budget: Choice<typeof Answer>;

  @TextField('More about the budget.', { nullable: true, max: 1000 })
  budgetNote: string | null;

  @ChoiceField(Answer, 'Does the person decide?', { default: Answer.UNKNOWN })
  authority: Choice<typeof Answer>;

  @TextField('More about who decides.', { nullable: true, max: 1000 })
  authorityNote: string | null;

  @ChoiceField(Answer, 'Do they need it?', { default: Answer.UNKNOWN })
  need: Choice<typeof Answer>;

  @TextField('More about the need.', { nullable: true, max: 1000 })
  needNote: string | null;

  @ChoiceField(Answer, 'Is there a date?', { label: 'Timeline', default: Answer.UNKNOWN })
  timeframe: Choice<typeof Answer>;

  @TextField('More about the date.', { label: 'Timeline note', nullable: true, max: 1000 })
  timeframeNote: string | null;

  @BelongsTo(() => User, 'Who works on it; chosen by the assignment rules when left out.', { nullable: true })
  ownerId: string | null;

  @InstantField('When it got its owner.', { ...computed, nullable: true })
  assignedAt: string | null;

  @BelongsTo(() => AssignmentRule, 'The rule that chose the owner; null when somebody did.', {
    ...computed,
    nullable: true,
  })
  assignmentRuleId: string | null;

  @InstantField('When the first answer is due.', { ...computed, nullable: true })
  respondBy: string | null;

  @InstantField('When it was first answered.', { ...computed, nullable: true })
  firstRespondedAt: string | null;

  @InstantField('Last interaction.', { ...computed, nullable: true })
  lastActivityAt: string | null;

  @TextField('What is to be done next.', { nullable: true, max: 500 })
  nextStep: string | null;

  @BooleanField('Agreed to receive e-mail.', { label: 'E-mail opt-in' })
  emailOptIn: boolean;

  @BooleanField('Agreed to receive text messages.', { label: 'SMS opt-in' })
  smsOptIn: boolean;

  @BooleanField('Must not be called.')
  doNotCall: boolean;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @TextField('Notes on the lead.', { nullable: true, max: 20_000, sort: false, pii: 'PERSONAL' })
  description: string | null;

  @TextField('Id of the lead in another system; unique.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;

  @InstantField('When it was converted.', { ...computed, nullable: true })
  convertedAt: string | null;

  @BelongsTo(() => Client, 'The client it became.', { ...computed, nullable: true })
  convertedClientId: string | null;

  @BelongsTo(() => Contact, 'The contact it became.', { ...computed, nullable: true })
  convertedContactId: string | null;

  @BelongsTo(() => Opportunity, 'The opportunity that came of it.', { ...computed, nullable: true })
  convertedOpportunityId: string | null;
}
