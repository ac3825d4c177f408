import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { fieldOf } from '../../kernel/field.js';
import { checkValue } from '../../kernel/value.js';
import { Product } from '../products/product.entity.js';
import { productPrices } from '../products/productPrice.query.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import type { Opportunity } from './opportunity.entity.js';
import type { LineItemInput } from './setLineItems.js';

/**
 * Completes lines that newly name a product with its name, unit, tax and price in the currency of the opportunity. Lines
 * that had the product before stay as they are, whatever has become of the product and its prices.
 */
export async function fillFromProducts(
  ctx: Context,
  opportunity: Opportunity,
  inputs: LineItemInput[],
  known: OpportunityLineItem[],
): Promise<LineItemInput[]> {
  const chosen = await newlyChosen(ctx, inputs, known);
  if (chosen.size === 0) return inputs;
  const places = [...chosen.keys()];
  const { currency } = opportunity;
  const prices = await productPrices(
    ctx,
    places.map((place) => ({ product: chosen.get(place)!, quantity: quantityOf(inputs[place]!, place) })),
    { currency, priceListId: null },
  );
  return inputs.map((input, place) => {
    const product = chosen.get(place);
    if (!product) return input;
    const unitPrice = input.unitPrice ?? prices[places.indexOf(place)]?.unitPrice;
    if (!unitPrice)
      throw invalid({
        [`lineItems.${place}.unitPrice`]: `${product.name} has no price in ${currency}; give one.`,
      });
    return {
      ...input,
      unitPrice,
      name: input.name ?? product.name,
      unit: input.unit === undefined ? product.unit : input.unit,
      taxPercent: input.taxPercent ?? product.taxPercent,
    };
  });
}

/** The products of the lines that did not have them before, by place. */
async function newlyChosen(
  ctx: Context,
  inputs: LineItemInput[],
  known: OpportunityLineItem[],
): Promise<Map<number, Product>> {
  const chosen = new Map<number, Product>();
  const former = new Map(known.map(({ id, productId }) => [id, productId]));
  await Promise.all(
    inputs.map(async ({ id, productId }, place) => {
      if (!productId || (id && former.get(id) === productId)) return;
      const path = `lineItems.${place}.productId`;
      const checked = checkValue(fieldOf(OpportunityLineItem, 'productId'), productId);
      if ('problem' in checked) throw invalid({ [path]: checked.problem });
      const product = await ctx.loaders.one(Product, productId);
      // A product that is not there is told by the door when the line is written.
      if (!product || product.deletedAt) return;
      if (!product.active) throw invalid({ [path]: `${product.name} is not sold any more.` });
      chosen.set(place, product);
    }),
  );
  return new Map([...chosen].sort(([a], [b]) => a - b));
}

function quantityOf({ quantity }: LineItemInput, place: number): string {
  const checked = checkValue(fieldOf(OpportunityLineItem, 'quantity'), quantity ?? '1');
  if ('problem' in checked) throw invalid({ [`lineItems.${place}.quantity`]: checked.problem });
  return String(checked.value);
}
