import { BooleanField, DecimalField, JsonField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

@Noun({
  table: 'products',
  plural: 'products',
  label: 'Product',
  title: 'name',
  details: true,
  description: 'Something the organization sells: a good or a service.',
})
export class Product extends BaseRecord {
  @TextField('What it is called.', { max: 300, search: true })
  name: string;

  @TextField('Article number; unique whatever its letter case.', {
    nullable: true,
    max: 100,
    search: true,
    anyCase: true,
    label: 'SKU',
  })
  sku: string | null;

  @TextField('Of what kind it is, such as Hardware.', { nullable: true, max: 200 })
  category: string | null;

  @TextField('What is counted, such as piece or hour.', { nullable: true, max: 50 })
  unit: string | null;

  @DecimalField('Price of one where no price list says otherwise; none when left out.', {
    nullable: true,
    min: 0,
    currency: 'currency',
  })
  price: string | null;

  @TextField('ISO 4217 currency of price and cost; that of the organization when left out.', {
    format: 'CURRENCY',
    filled: true,
  })
  currency: string;

  @DecimalField('What one costs the organization, in its currency.', {
    nullable: true,
    min: 0,
    currency: 'currency',
    sensitive: 'product.viewCost',
  })
  costPrice: string | null;

  @DecimalField('Tax in percent.', { default: '0.0000', min: 0, max: 100, label: 'Tax' })
  taxPercent: string;

  @BooleanField('Whether it is sold; those that are not are no longer offered for new lines.', {
    default: true,
  })
  active: boolean;

  @TextField('What there is to say about it.', { nullable: true, max: 20_000, sort: false })
  description: string | null;

  @TextField('Id of the product in another system; unique.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
