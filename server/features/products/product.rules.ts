import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { PriceList } from './priceList.entity.js';
import { Product } from './product.entity.js';

defineRules(Product, {
  prepare: async (next, before, ctx) => {
    next.currency ??= ctx.actor.baseCurrency;
    await checkCustomFields(next, before, ctx);
  },
});

defineRules(PriceList, {
  prepare: async (next, before, ctx) => {
    next.currency ??= ctx.actor.baseCurrency;
    if (next.validFrom && next.validUntil && next.validUntil < next.validFrom)
      throw invalid({ validUntil: 'It cannot end before it begins.' });
    if (next.isDefault && !next.active)
      throw invalid({ isDefault: 'A list that is not used cannot be the default.' });
    await keepOneDefault(next, before, ctx);
  },
});

/** Who becomes the default of a currency takes the place of the former one; who comes back from the bin does not. */
async function keepOneDefault(next: PriceList, before: PriceList | null, ctx: Context): Promise<void> {
  const wasDefault = before?.isDefault && !before.deletedAt;
  if (!next.isDefault || next.deletedAt || wasDefault) return;
  const others = await ctx.db.find(PriceList, {
    currency: next.currency,
    isDefault: true,
    id: { ne: next.id },
  });
  if (before?.deletedAt) next.isDefault = others.length === 0;
  else for (const other of others) await ctx.db.settle(other, { isDefault: false });
}
