import { decidePrice, type ListOfPrices, type PriceQuestion } from './decidePrice.js';

const list = (id: string, more: Partial<ListOfPrices> = {}): ListOfPrices => ({
  id,
  currency: 'EUR',
  validFrom: null,
  validUntil: null,
  active: true,
  isDefault: false,
  ...more,
});
const at = (priceListId: string, minQuantity: string, unitPrice: string) => ({
  priceListId,
  minQuantity,
  unitPrice,
});
const LISTS = [
  list('partner', { validFrom: '2026-01-01', validUntil: '2026-06-30' }),
  list('standard', { isDefault: true }),
  list('dollars', { currency: 'USD', isDefault: true }),
  list('old', { active: false }),
];
const BREAKS = [
  at('partner', '10.0000', '80.0000'),
  at('partner', '5.0000', '90.0000'),
  at('standard', '1.0000', '95.0000'),
  at('old', '1.0000', '1.0000'),
];
const ASK: PriceQuestion = {
  product: { price: '100.0000', currency: 'EUR' },
  currency: 'EUR',
  quantity: '7',
  on: '2026-03-01',
};

test.each<[why: string, asked: Partial<PriceQuestion>, expected: string | null, source: string | null]>([
  ['the highest break reached of the chosen list', { priceListId: 'partner' }, '90.0000', 'PRICE_LIST'],
  [
    'a break counts from its quantity on',
    { priceListId: 'partner', quantity: '10' },
    '80.0000',
    'PRICE_LIST',
  ],
  [
    'below every break the default list',
    { priceListId: 'partner', quantity: '4.9999' },
    '95.0000',
    'DEFAULT_PRICE_LIST',
  ],
  ['on its last day a list holds', { priceListId: 'partner', on: '2026-06-30' }, '90.0000', 'PRICE_LIST'],
  ['after it no more', { priceListId: 'partner', on: '2026-07-01' }, '95.0000', 'DEFAULT_PRICE_LIST'],
  [
    'before its first day not yet',
    { priceListId: 'partner', on: '2025-12-31' },
    '95.0000',
    'DEFAULT_PRICE_LIST',
  ],
  ['no list chosen', {}, '95.0000', 'DEFAULT_PRICE_LIST'],
  ['a list that is switched off', { priceListId: 'old' }, '95.0000', 'DEFAULT_PRICE_LIST'],
  ['a list of another currency', { priceListId: 'dollars' }, '95.0000', 'DEFAULT_PRICE_LIST'],
  ['nothing in any list', { quantity: '0.5' }, '100.0000', 'PRODUCT'],
  ['no price in the currency', { currency: 'USD' }, null, null],
  ['a product without a price', { quantity: '0.5', product: { price: null, currency: 'EUR' } }, null, null],
])('%s', (_why, asked, unitPrice, source) => {
  const price = decidePrice({ ...ASK, ...asked }, LISTS, BREAKS);
  expect([price?.unitPrice ?? null, price?.source ?? null]).toEqual([unitPrice, source]);
});
