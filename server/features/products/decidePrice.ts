import { Decimal } from 'decimal.js';

/** What is asked for: so many of a product, in a currency, on a day. */
export interface PriceQuestion {
  product: { price: string | null; currency: string };
  currency: string;
  quantity: string;
  /** The day, such as 2026-03-01. */
  on: string;
  /** The list that was chosen, if any. */
  priceListId?: string | null;
}

export interface ListOfPrices {
  id: string;
  currency: string;
  validFrom: string | null;
  validUntil: string | null;
  active: boolean;
  isDefault: boolean;
}

/** The price of the product in a list, from a quantity on. */
export interface PriceBreak {
  priceListId: string;
  minQuantity: string;
  unitPrice: string;
}

export interface DecidedPrice {
  unitPrice: string;
  source: 'PRICE_LIST' | 'DEFAULT_PRICE_LIST' | 'PRODUCT';
  priceListId: string | null;
  /** From which quantity on the price of the list holds. */
  minQuantity: string | null;
}

/**
 * The price of a product. The chosen list says it, with the price of its highest minimum quantity that is not above the
 * quantity; where it has none, the default list of the currency in the same way; where that has none either, the
 * product itself, when its price is in the currency. Null: nobody knows, ask. A list counts only when it is active,
 * holds on the day and is in the currency.
 */
export function decidePrice(
  { product, currency, quantity, on, priceListId }: PriceQuestion,
  lists: ListOfPrices[],
  breaks: PriceBreak[],
): DecidedPrice | null {
  const holding = lists.filter((list) => holds(list, currency, on));
  const chosen = priceListId && holding.find(({ id }) => id === priceListId);
  const standard = holding.find(({ isDefault }) => isDefault);
  for (const [list, source] of [
    [chosen, 'PRICE_LIST'],
    [standard, 'DEFAULT_PRICE_LIST'],
  ] as const) {
    const found = list && breakFor(list.id, quantity, breaks);
    if (found) return { ...found, source };
  }
  if (product.price === null || product.currency !== currency) return null;
  return { unitPrice: product.price, source: 'PRODUCT', priceListId: null, minQuantity: null };
}

function holds(list: ListOfPrices, currency: string, on: string): boolean {
  const begun = !list.validFrom || list.validFrom <= on;
  const over = list.validUntil && list.validUntil < on;
  return list.active && list.currency === currency && begun && !over;
}

function breakFor(listId: string, quantity: string, breaks: PriceBreak[]): PriceBreak | undefined {
  const reached = breaks.filter(
    ({ priceListId, minQuantity }) =>
      priceListId === listId && new Decimal(minQuantity).lessThanOrEqualTo(quantity),
  );
  return reached.sort((a, b) => new Decimal(b.minQuantity).comparedTo(a.minQuantity))[0];
}
