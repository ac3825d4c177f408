import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { PriceList, PriceListEntry } from './priceList.entity.js';
import { priceListResolvers } from './priceList.resolver.js';
import { Product } from './product.entity.js';
import './product.policy.js';
import { productResolvers } from './product.resolver.js';
import './product.rules.js';

hasMany(PriceList, 'entries', PriceListEntry, 'priceListId', {
  description: 'Its prices, the latest first.',
  orderBy: [{ field: 'id', direction: 'DESC' }],
});
hasMany(Product, 'prices', PriceListEntry, 'productId', {
  description: 'What price lists say about it.',
  orderBy: [{ field: 'minQuantity', direction: 'ASC' }],
  paged: false,
});

export const products: Feature = {
  name: 'products',
  entities: [Product, PriceList, PriceListEntry],
  resolvers: [...productResolvers, ...priceListResolvers],
};
