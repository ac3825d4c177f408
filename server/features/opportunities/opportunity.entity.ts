import {
  type Choice,
  ChoiceField,
  choices,
  DateField,
  DecimalField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Pipeline, PipelineStage } from '../pipelines/pipeline.entity.js';
import { PriceList } from '../products/priceList.entity.js';

export const OpportunityStatus = choices('OpportunityStatus', 'How an opportunity stands.', {
  OPEN: 'Still being worked on.',
  WON: 'Won.',
  LOST: 'Lost.',
  CANCELLED: 'Given up without being won or lost.',
});

const money = { sensitive: 'opportunity.viewAmount', default: '0.0000' };

@Noun({
  table: 'opportunities',
  plural: 'opportunities',
  label: 'Opportunity',
  title: 'name',
  details: true,
  description: 'A possible sale on its way through a pipeline.',
})
export class Opportunity extends BaseRecord {
  @TextField('What is to be sold.', { max: 300, search: true })
  name: string;

  @BelongsTo(() => Client, 'Who might buy.', { nullable: true })
  clientId: string | null;

  @BelongsTo(() => Contact, 'The person one talks to.', { nullable: true })
  contactId: string | null;

  @BelongsTo(() => Pipeline, 'The pipeline; the default one when left out.', {
    filled: true,
    write: 'CREATE',
  })
  pipelineId: string;

  @BelongsTo(() => PipelineStage, 'The stage; the first one when left out.', { filled: true })
  stageId: string;

  @TextField('Place in its column; texts that sort by bytes.', {
    write: 'NEVER',
    filled: true,
    filter: false,
  })
  position: string;

  @ChoiceField(OpportunityStatus, 'How it stands; follows the stage.', { default: OpportunityStatus.OPEN })
  status: Choice<typeof OpportunityStatus>;

  @DecimalField('Amount before discount and tax, in its currency.', {
    ...money,
    currency: 'currency',
    rate: 'rateToBase',
  })
  amount: string;

  @DecimalField('Discount in its currency.', { ...money, currency: 'currency', rate: 'rateToBase', min: 0 })
  discount: string;

  @DecimalField('Tax in its currency.', { ...money, currency: 'currency', rate: 'rateToBase', min: 0 })
  tax: string;

  @DecimalField('Amount − discount + tax, rounded to the currency.', {
    ...money,
    currency: 'currency',
    rate: 'rateToBase',
    write: 'NEVER',
  })
  total: string;

  @TextField('ISO 4217 currency; that of the organization when left out.', {
    format: 'CURRENCY',
    filled: true,
  })
  currency: string;

  @DecimalField('What one unit of its currency is worth in the base currency.', {
    scale: 8,
    filled: true,
    min: 0,
  })
  rateToBase: string;

  @DecimalField('Total in the base currency.', { ...money, write: 'NEVER' })
  totalBase: string;

  @DecimalField('Total in the base currency times the probability.', { ...money, write: 'NEVER' })
  weightedBase: string;

  @BelongsTo(
    () => PriceList,
    'The price list its lines take their prices from first; that of the client in the same currency when left out.',
    { nullable: true },
  )
  priceListId: string | null;

  @IntegerField('Chance of winning in percent; that of the stage when left out.', {
    min: 0,
    max: 100,
    filled: true,
  })
  probability: number;

  @DateField('When it is expected to close.', { nullable: true })
  expectedCloseOn: string | null;

  @DateField('When it was won or lost.', { nullable: true })
  closedOn: string | null;

  @DateField('When work on it began.', { filled: true })
  openedOn: string;

  @InstantField('When it entered its stage.', { write: 'NEVER', filled: true })
  stageEnteredAt: string;

  @InstantField('Last interaction.', { nullable: true, write: 'NEVER' })
  lastActivityAt: string | null;

  @BelongsTo(() => User, 'Who works on it.', { nullable: true })
  ownerId: string | null;

  @TextField('Where it came from.', { nullable: true, max: 200 })
  source: string | null;

  @TextField('Why it was won.', { nullable: true, max: 2000 })
  wonReason: string | null;

  @TextField('Why it was lost.', { nullable: true, max: 2000 })
  lostReason: string | null;

  @BelongsTo(() => Competitor, 'To whom it was lost.', { nullable: true, label: 'Lost to' })
  lostToCompetitorId: string | null;

  @TextField('Notes on the opportunity.', { nullable: true, max: 20_000, sort: false })
  description: string | null;

  @TextField('What is to be done next.', { nullable: true, max: 500 })
  nextStep: string | null;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @TextField('Id of the opportunity in another system; unique.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
