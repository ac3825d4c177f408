import { Decimal } from 'decimal.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { fieldOf } from '../../kernel/field.js';
import { checkValue } from '../../kernel/value.js';
import { Product } from '../products/product.entity.js';
import { productPrices } from '../products/productPrice.query.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import type { Opportunity } from './opportunity.entity.js';
import { originOf, type PriceOrigin, TYPED } from './priceOrigin.js';
import type { LineItemInput } from './setLineItems.js';

/** A line as it is to be written. */
export interface FilledLine {
  line: LineItemInput;
  /** Where its price comes from; undefined leaves what is known about that. */
  origin?: PriceOrigin;
}

/** A line whose price the catalogue is asked for. */
interface AskedLine {
  product: Product;
  /** Whether the line did not have the product before. */
  fresh: boolean;
  quantity: string;
}

/**
 * Completes lines that newly name a product with its name, unit, tax and price, by the price list of the opportunity and
 * in its currency. Lines that had the product before stay as they are, whatever has become of the product and its prices.
 */
export async function fillFromProducts(
  ctx: Context,
  opportunity: Opportunity,
  inputs: LineItemInput[],
  known: OpportunityLineItem[],
): Promise<FilledLine[]> {
  const formerOf = ({ id }: LineItemInput) => known.find((each) => each.id === id);
  const asked = await askedLines(ctx, inputs, formerOf);
  const { currency, priceListId } = opportunity;
  const places = [...asked.keys()];
  const prices =
    places.length > 0 ? await productPrices(ctx, [...asked.values()], { currency, priceListId }) : [];
  return inputs.map((line, place) => {
    const ask = asked.get(place);
    if (!ask) return { line, ...(line.productId === null && formerOf(line)?.productId && { origin: TYPED }) };
    const { product, fresh } = ask;
    const price = prices[places.indexOf(place)];
    const unitPrice = line.unitPrice ?? price?.unitPrice;
    if (!unitPrice)
      throw invalid({
        [`lineItems.${place}.unitPrice`]: `${product.name} has no price in ${currency}; give one.`,
      });
    const origin = originOf(price, checkedDecimal('unitPrice', unitPrice, place));
    if (!fresh) return { line, origin };
    const filled = {
      ...line,
      unitPrice,
      name: line.name ?? product.name,
      unit: line.unit === undefined ? product.unit : line.unit,
      taxPercent: line.taxPercent ?? product.taxPercent,
    };
    return { line: filled, origin };
  });
}

/** The lines, by place, that newly name a product, or whose price is another than before. */
async function askedLines(
  ctx: Context,
  inputs: LineItemInput[],
  formerOf: (line: LineItemInput) => OpportunityLineItem | undefined,
): Promise<Map<number, AskedLine>> {
  const asked = new Map<number, AskedLine>();
  await Promise.all(
    inputs.map(async (line, place) => {
      const former = formerOf(line);
      const productId = line.productId === undefined ? former?.productId : line.productId;
      if (!productId) return;
      const path = `lineItems.${place}.productId`;
      const checked = checkValue(fieldOf(OpportunityLineItem, 'productId'), productId);
      if ('problem' in checked) throw invalid({ [path]: checked.problem });
      const fresh = former?.productId !== productId;
      if (!fresh && !changesPrice(line, former, place)) return;
      const product = await ctx.loaders.one(Product, productId);
      // A product that is not there is told by the door when the line is written.
      if (!product || (fresh && product.deletedAt)) return;
      if (fresh && !product.active) throw invalid({ [path]: `${product.name} is not sold any more.` });
      const quantity = checkedDecimal('quantity', line.quantity ?? former?.quantity ?? '1', place);
      asked.set(place, { product, fresh, quantity });
    }),
  );
  return new Map([...asked].sort(([a], [b]) => a - b));
}

const changesPrice = ({ unitPrice }: LineItemInput, former: OpportunityLineItem | undefined, place: number) =>
  Boolean(unitPrice) &&
  !new Decimal(checkedDecimal('unitPrice', unitPrice!, place)).equals(former?.unitPrice ?? 0);

/** The number in its stored form; INVALID names line and field. */
function checkedDecimal(key: 'quantity' | 'unitPrice', value: string, place: number): string {
  const checked = checkValue(fieldOf(OpportunityLineItem, key), value);
  if ('problem' in checked) throw invalid({ [`lineItems.${place}.${key}`]: checked.problem });
  return String(checked.value);
}
