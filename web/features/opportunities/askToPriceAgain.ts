import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { counted } from '../../kit/fields/format';
import { ask } from '../../kit/questions/ask';

/** Whether lines with a product take the prices of another list; false without such lines, null to leave the list as it is. */
export async function askToPriceAgain({
  lineItems,
}: Pick<OpportunityFieldsFragment, 'lineItems'>): Promise<boolean | null> {
  const lines = lineItems.filter(({ productId }) => productId).length;
  if (lines === 0) return false;
  return ask({
    title: 'Price the line items again?',
    text: `${counted(lines, 'lines')} with a product would take today’s price from the new list, also where a price was typed by hand. Discounts stay.`,
    yes: 'Price again',
    no: 'Keep prices',
  });
}
