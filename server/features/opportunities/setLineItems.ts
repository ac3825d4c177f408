import type { Context } from '../../kernel/context.js';
import { invalid, RapportError } from '../../kernel/errors.js';
import { fillFromProducts } from './fillFromProducts.js';
import { OpportunityLineItem } from './lineItem.entity.js';
import { sumOf } from './money.js';
import type { Opportunity } from './opportunity.entity.js';

export interface LineItemInput {
  id?: string | null;
  productId?: string | null;
  name?: string | null;
  description?: string | null;
  quantity?: string | null;
  unit?: string | null;
  unitPrice?: string | null;
  discountPercent?: string | null;
  taxPercent?: string | null;
}

const MAX_LINES = 200;
/** What null clears; elsewhere it means the same as leaving out. */
const CLEARED = ['productId', 'description', 'unit'];

/** Replaces the line items of an opportunity, keeping those whose id is given, and takes amount and tax from them. */
export async function setLineItems(
  ctx: Context,
  opportunity: Opportunity,
  inputs: LineItemInput[],
): Promise<Opportunity> {
  if (inputs.length > MAX_LINES) throw invalid({ lineItems: `At most ${MAX_LINES} line items.` });
  const known = await ctx.db.find(OpportunityLineItem, { opportunityId: opportunity.id });
  for (const item of known) if (!inputs.some((input) => input.id === item.id)) await ctx.db.remove(item);
  const items: OpportunityLineItem[] = [];
  const filled = await fillFromProducts(ctx, opportunity, inputs, known);
  for (const [position, { line, origin: computed }] of filled.entries()) {
    const { id, ...given } = line;
    const values = Object.fromEntries(
      Object.entries({ ...given, position }).filter(
        ([key, value]) => value !== null || CLEARED.includes(key),
      ),
    );
    const item = id ? known.find((each) => each.id === id) : undefined;
    if (id && !item) throw invalid({ [`lineItems.${position}.id`]: 'There is no such line item.' });
    if (!item) requireText(position, given);
    items.push(
      await named(position, () =>
        item
          ? ctx.db.update(item, values, { computed })
          : ctx.db.create(OpportunityLineItem, { opportunityId: opportunity.id, ...values }, { computed }),
      ),
    );
  }
  return sumLineItems(ctx, opportunity, items);
}

/** Takes amount and tax of an opportunity from its lines. */
export const sumLineItems = (
  ctx: Context,
  opportunity: Opportunity,
  items: OpportunityLineItem[],
): Promise<Opportunity> =>
  ctx.db.settle(opportunity, {
    amount: sumOf(items.map((item) => item.net)),
    tax: sumOf(items.map((item) => item.tax)),
  });

/** A new line without a product has to say what is offered, and for how much. */
function requireText(position: number, { productId, name, unitPrice }: LineItemInput): void {
  if (productId) return;
  const missing = [
    !name && ['name', 'Name is required.'],
    !unitPrice && ['unitPrice', 'Unit price is required.'],
  ].filter((each) => Array.isArray(each));
  if (missing.length === 0) return;
  throw invalid(Object.fromEntries(missing.map(([key, text]) => [`lineItems.${position}.${key}`, text])));
}

/** Names the line in the paths of its errors: `lineItems.2.quantity`. */
async function named<R>(position: number, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const fields =
      error instanceof RapportError && (error.extensions.fields as Record<string, string> | undefined);
    if (!fields) throw error;
    throw invalid(
      Object.fromEntries(Object.entries(fields).map(([key, text]) => [`lineItems.${position}.${key}`, text])),
    );
  }
}
