import { choices } from '../../kernel/field.js';

export const PriceSource = choices('PriceSource', 'Where a price comes from.', {
  PRICE_LIST: 'The list that was chosen.',
  DEFAULT_PRICE_LIST: 'The default list of the currency.',
  PRODUCT: 'The product itself.',
});
