import { type OpportunityFieldsFragment, PricedLinesDocument } from '../../gql/graphql';
import type { AlsoWithField } from '../../kit/data/useSaveField';
import { counted } from '../../kit/fields/format';
import { ask } from '../../kit/questions/ask';

/** Whether lines with a product take the prices of another list; false without such lines, null to leave the list as it is. */
export async function askToPriceAgain({
  lineItems,
}: {
  lineItems: readonly Pick<OpportunityFieldsFragment['lineItems'][number], 'productId'>[];
}): Promise<boolean | null> {
  const lines = lineItems.filter(({ productId }) => productId).length;
  if (lines === 0) return false;
  return ask({
    title: 'Price the line items again?',
    text: `${counted(lines, 'lines')} with a product would take today’s price from the new list, also where a price was typed by hand. Discounts stay.`,
    yes: 'Price again',
    no: 'Keep prices',
  });
}

/** With another price list changed in place, what {@link askToPriceAgain} answers. */
export const alsoPrice: AlsoWithField = async (client, { id }, { key }) => {
  if (key !== 'priceListId') return {};
  const { data } = await client.query({
    query: PricedLinesDocument,
    variables: { id },
    fetchPolicy: 'network-only',
  });
  const repriceLineItems = await askToPriceAgain(data?.opportunity ?? { lineItems: [] });
  return repriceLineItems === null ? null : { repriceLineItems };
};
