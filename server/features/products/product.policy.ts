import { definePolicy, sharedBy } from '../../kernel/policy.js';
import { PriceList, PriceListEntry } from './priceList.entity.js';
import { Product } from './product.entity.js';

definePolicy(Product, sharedBy<Product>('product'));
definePolicy(PriceList, sharedBy<PriceList>('priceList'));
definePolicy(PriceListEntry, sharedBy<PriceListEntry>('priceList'));
