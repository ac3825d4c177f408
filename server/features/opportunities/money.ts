import { Decimal } from 'decimal.js';

const digits = new Map<string, number>();

/** Digits after the point of a currency (ISO 4217 by CLDR): 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digits.set(currency, known);
  }
  return known;
}

/** Rounds half up to what the currency can pay; text with four digits as stored. */
export const payable = (value: Decimal.Value, currency: string): string =>
  new Decimal(value).toDecimalPlaces(minorDigits(currency), Decimal.ROUND_HALF_UP).toFixed(4);

export interface LineAmounts {
  net: string;
  tax: string;
  total: string;
}

/** Net = quantity × unit price less the discount, tax on it, and both together; each rounded to the currency. */
export function lineAmounts(
  line: { quantity: string; unitPrice: string; discountPercent: string; taxPercent: string },
  currency: string,
): LineAmounts {
  const kept = new Decimal(100).minus(line.discountPercent).div(100);
  const net = payable(new Decimal(line.quantity).times(line.unitPrice).times(kept), currency);
  const tax = payable(new Decimal(net).times(line.taxPercent).div(100), currency);
  return { net, tax, total: new Decimal(net).plus(tax).toFixed(4) };
}

/** Total = amount − discount + tax, in the record's currency. */
export const totalOf = (amount: string, discount: string, tax: string, currency: string): string =>
  payable(new Decimal(amount).minus(discount).plus(tax), currency);

/** An amount at a rate in the base currency. */
export const inBase = (amount: string, rate: string, baseCurrency: string): string =>
  payable(new Decimal(amount).times(rate), baseCurrency);

/** What an amount is worth at a probability in percent, in the base currency. */
export const weighted = (amount: string, probability: number, baseCurrency: string): string =>
  payable(new Decimal(amount).times(probability).div(100), baseCurrency);

/** The exact sum of amounts. */
export const sumOf = (amounts: string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed(4);
