import type { Context } from '../../kernel/context.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { PriceList, PriceListEntry } from '../products/priceList.entity.js';
import { Product } from '../products/product.entity.js';
import * as words from './words.js';

/** What the demo sells and against whom, by name. */
export interface Catalogue {
  products: Map<string, Product>;
  competitors: Map<string, Competitor>;
}

/** Products, a price list for euros and one for partners, and competitors of the demo. */
export async function seedCatalogue(ctx: Context): Promise<Catalogue> {
  const products = new Map<string, Product>();
  for (const [i, [name, price, category, unit]] of words.OFFERS.entries())
    products.set(
      name,
      await ctx.db.create(Product, {
        name,
        sku: `NW-${100 + i * 10}`,
        category,
        unit,
        price: `${price}`,
        costPrice: `${price * 0.4}`,
      }),
    );
  await seedPriceLists(ctx, [...products.values()]);
  const competitors = new Map<string, Competitor>();
  for (const [name, strengths, weaknesses] of words.COMPETITORS)
    competitors.set(
      name,
      await ctx.db.create(Competitor, {
        name,
        website: `https://${name.toLowerCase().replace(/ /g, '-')}.example`,
        strengths,
        weaknesses,
      }),
    );
  return { products, competitors };
}

async function seedPriceLists(ctx: Context, products: Product[]): Promise<void> {
  const euros = await ctx.db.create(PriceList, { name: 'Europe', currency: 'EUR', isDefault: true });
  const partners = await ctx.db.create(PriceList, { name: 'Partners' });
  for (const { id, price } of products) {
    const add = (list: PriceList, minQuantity: string, share: number) =>
      ctx.db.create(PriceListEntry, {
        priceListId: list.id,
        productId: id,
        minQuantity,
        unitPrice: (Number(price) * share).toFixed(2),
      });
    await add(euros, '1', 0.95);
    await add(partners, '1', 0.9);
    await add(partners, '5', 0.8);
  }
}
