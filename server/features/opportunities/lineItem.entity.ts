import { type Choice, ChoiceField, DecimalField, IntegerField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { PriceList } from '../products/priceList.entity.js';
import { PriceSource } from '../products/priceSource.js';
import { Product } from '../products/product.entity.js';
import { Opportunity } from './opportunity.entity.js';

const money = { sensitive: 'opportunity.viewAmount' };

@Noun({
  table: 'opportunity_line_items',
  plural: 'opportunityLineItems',
  label: 'Line item',
  partOf: 'opportunity',
  description: 'Something that is offered, with quantity and price.',
})
export class OpportunityLineItem extends BaseRecord {
  @BelongsTo(() => Opportunity, 'The opportunity.')
  opportunityId: string;

  @IntegerField('Place in the list, from 0.')
  position: number;

  @BelongsTo(() => Product, 'The product of the catalogue; null for what is not in it.', { nullable: true })
  productId: string | null;

  @TextField('What is offered.', { max: 300 })
  name: string;

  @TextField('More about it.', { nullable: true, max: 5000 })
  description: string | null;

  @DecimalField('How many.', { default: '1.0000', min: 0 })
  quantity: string;

  @TextField('What is counted, such as piece or hour.', { nullable: true, max: 50 })
  unit: string | null;

  @DecimalField('Price of one, in the currency of the opportunity.', money)
  unitPrice: string;

  @ChoiceField(PriceSource, 'Where the unit price comes from; null when somebody typed it.', {
    nullable: true,
    write: 'NEVER',
  })
  priceSource: Choice<typeof PriceSource> | null;

  @BelongsTo(() => PriceList, 'The price list that said the unit price; null for any other source.', {
    nullable: true,
    write: 'NEVER',
  })
  priceListId: string | null;

  @DecimalField('Discount in percent, 0 to 100.', { default: '0.0000', min: 0, max: 100 })
  discountPercent: string;

  @DecimalField('Tax in percent.', { default: '0.0000', min: 0, max: 100 })
  taxPercent: string;

  @DecimalField('Quantity × unit price less the discount.', { ...money, write: 'NEVER', filled: true })
  net: string;

  @DecimalField('Tax on the net amount.', { ...money, write: 'NEVER', filled: true })
  tax: string;

  @DecimalField('Net amount and tax.', { ...money, write: 'NEVER', filled: true })
  total: string;
}
