import type { Context } from '../../kernel/context.js';
import { Product } from '../products/product.entity.js';
import { productPrices } from '../products/productPrice.query.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import type { Opportunity } from './opportunity.entity.js';
import { originOf } from './priceOrigin.js';
import { sumLineItems } from './setLineItems.js';

/**
 * Gives the lines with products the prices that hold today, by the price list of the opportunity and their quantity, and
 * sums them up. Lines without a product, and those whose price nobody knows, stay as they are.
 */
export async function repriceLineItems(ctx: Context, opportunity: Opportunity): Promise<Opportunity> {
  const { currency, priceListId } = opportunity;
  const items = await ctx.db.find(
    OpportunityLineItem,
    { opportunityId: opportunity.id },
    { orderBy: [{ field: 'position' }], lock: true },
  );
  const priced = await Promise.all(
    items.map(async (item) => ({ item, product: await ctx.loaders.one(Product, item.productId) })),
  );
  const wanted = priced.flatMap(({ item, product }) => (product ? [{ item, product }] : []));
  if (wanted.length === 0) return opportunity;
  const prices = await productPrices(
    ctx,
    wanted.map(({ item, product }) => ({ product, quantity: item.quantity })),
    { currency, priceListId },
  );
  const changed = new Map<string, OpportunityLineItem>();
  for (const [i, { item }] of wanted.entries()) {
    const price = prices[i];
    if (!price) continue;
    const { unitPrice } = price;
    changed.set(item.id, await ctx.db.update(item, { unitPrice }, { computed: originOf(price, unitPrice) }));
  }
  return sumLineItems(
    ctx,
    opportunity,
    items.map((item) => changed.get(item.id) ?? item),
  );
}
