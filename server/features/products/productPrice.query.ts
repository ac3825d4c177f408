import { DateTime } from 'luxon';
import type { Context } from '../../kernel/context.js';
import { type DecidedPrice, decidePrice, type PriceQuestion } from './decidePrice.js';
import { PriceList, PriceListEntry } from './priceList.entity.js';
import type { Product } from './product.entity.js';

/** One of several products, and how many of it. */
export interface Wanted {
  product: Product;
  quantity: string;
}

/**
 * The prices of products by `decidePrice`, in their order; today when no day is given. A list that the actor does not see,
 * or that is in the bin, says nothing.
 */
export async function productPrices(
  ctx: Context,
  wanted: Wanted[],
  { currency, priceListId, on }: { currency: string; priceListId?: string | null; on?: string | null },
): Promise<(DecidedPrice | null)[]> {
  const chosen = priceListId ? [{ id: { eq: priceListId } }] : [];
  const lists = await ctx.db.find(PriceList, {
    or: [...chosen, { and: [{ isDefault: { eq: true } }, { currency: { eq: currency } }] }],
  });
  const breaks =
    lists.length === 0
      ? []
      : await ctx.db.find(PriceListEntry, {
          priceListId: lists.map(({ id }) => id),
          productId: wanted.map(({ product }) => product.id),
        });
  const question: Omit<PriceQuestion, 'product' | 'quantity'> = {
    currency,
    priceListId,
    on: on ?? DateTime.now().setZone(ctx.actor.timeZone).toISODate()!,
  };
  return wanted.map(({ product, quantity }) =>
    decidePrice(
      { ...question, product, quantity },
      lists,
      breaks.filter(({ productId }) => productId === product.id),
    ),
  );
}
