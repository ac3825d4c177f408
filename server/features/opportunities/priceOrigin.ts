import { Decimal } from 'decimal.js';
import type { DecidedPrice } from '../products/decidePrice.js';
import type { OpportunityLineItem } from './lineItem.entity.js';

/** Where the unit price of a line comes from: the source, and the list if it was one. */
export type PriceOrigin = Pick<OpportunityLineItem, 'priceSource' | 'priceListId'>;

/** A price that somebody typed. */
export const TYPED: PriceOrigin = { priceSource: null, priceListId: null };

/** Who said the unit price of a line: the catalogue when it would say the same, otherwise whoever typed it. */
export function originOf(decided: DecidedPrice | null | undefined, unitPrice: string): PriceOrigin {
  if (!decided || !new Decimal(decided.unitPrice).equals(unitPrice)) return TYPED;
  return { priceSource: decided.source, priceListId: decided.priceListId };
}
