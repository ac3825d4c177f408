import { BooleanField, DateField, DecimalField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Product } from './product.entity.js';

@Noun({
  table: 'price_lists',
  plural: 'priceLists',
  label: 'Price list',
  title: 'name',
  description: 'Prices of products in one currency, for a time or for good.',
})
export class PriceList extends BaseRecord {
  @TextField('Name, unique whatever its letter case.', { max: 200, search: true, anyCase: true })
  name: string;

  @TextField('ISO 4217 currency of all its prices; that of the organization when left out.', {
    format: 'CURRENCY',
    filled: true,
    write: 'CREATE',
  })
  currency: string;

  @DateField('First day on which it holds; always when left out.', { nullable: true })
  validFrom: string | null;

  @DateField('Last day on which it holds; for good when left out.', { nullable: true })
  validUntil: string | null;

  @BooleanField('Whether it is used at all.', { default: true })
  active: boolean;

  @BooleanField('Whether it holds where no list was chosen; at most one list of a currency does.')
  isDefault: boolean;
}

@Noun({
  table: 'price_list_entries',
  plural: 'priceListEntries',
  label: 'Price',
  partOf: 'priceList',
  description: 'The price of a product in a list, from a quantity on.',
})
export class PriceListEntry extends BaseRecord {
  @BelongsTo(() => PriceList, 'The list.', { write: 'CREATE' })
  priceListId: string;

  @BelongsTo(() => Product, 'The product.', { write: 'CREATE' })
  productId: string;

  @DecimalField('The quantity from which on the price holds.', { default: '1.0000', min: 0 })
  minQuantity: string;

  @DecimalField('Price of one, in the currency of the list.', { min: 0 })
  unitPrice: string;
}
