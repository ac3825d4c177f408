import type { Context } from '../../kernel/context.js';
import { Client } from '../clients/client.entity.js';
import { checkPriceList } from '../products/checkPriceList.js';
import { PriceList } from '../products/priceList.entity.js';
import type { Opportunity } from './opportunity.entity.js';

/**
 * The price list of an opportunity: one that is chosen has to be used and in its currency. Where none is chosen it is
 * that of the client, taken at the beginning, and again when the client or the currency changes and nobody chose another.
 */
export async function choosePriceList(
  next: Opportunity,
  before: Opportunity | null,
  ctx: Context,
): Promise<void> {
  const chosen = next.priceListId !== (before?.priceListId ?? null);
  if (chosen) return checkPriceList(ctx, next.priceListId, next.currency);
  if (!before) next.priceListId = await listOfClient(next, ctx);
  else if (next.currency !== before.currency) next.priceListId = await listOfClient(next, ctx);
  else if (next.clientId !== before.clientId) {
    const followed = next.priceListId === null || next.priceListId === (await listOfClient(before, ctx));
    if (followed) next.priceListId = await listOfClient(next, ctx);
  }
}

/** The list of the client as far as it can be chosen: used, in the currency, and to be seen. */
async function listOfClient({ clientId, currency }: Opportunity, ctx: Context): Promise<string | null> {
  const client = await ctx.loaders.one(Client, clientId);
  const list = await ctx.loaders.one(PriceList, client?.priceListId ?? null);
  return list?.active && !list.deletedAt && list.currency === currency ? list.id : null;
}
