import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { PriceList } from './priceList.entity.js';

/**
 * Throws INVALID unless a price list can be chosen now: it is used, and in the currency when one is given. A list that
 * is not there is told by the door when the record is written.
 */
export async function checkPriceList(ctx: Context, id: string | null, currency?: string): Promise<void> {
  const list = await ctx.loaders.one(PriceList, id);
  if (!list || list.deletedAt) return;
  if (!list.active) throw invalid({ priceListId: `${list.name} is not used any more.` });
  if (currency && list.currency !== currency)
    throw invalid({ priceListId: `${list.name} has prices in ${list.currency}, not in ${currency}.` });
}
