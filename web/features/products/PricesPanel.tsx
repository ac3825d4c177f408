import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ProductFieldsFragment } from '../../gql/graphql';
import { formatDate, formatMoney, formatNumber } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

type Price = ProductFieldsFragment['prices'][number];

/** What the price lists say about a product, beside its page. */
export function PricesPanel({ product }: { product: ProductFieldsFragment }) {
  const prices = product.prices.filter(({ priceList }) => priceList);
  return (
    <RelatedPanel title="Prices in lists" count={prices.length}>
      {!prices.length && <Nothing>No price list has it: its own price counts.</Nothing>}
      <Stack gap="xs">
        {prices.map((price) => (
          <div key={price.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Anchor component={Link} to={`/settings/price-lists/${price.priceList?.id}`} size="sm" truncate>
                {price.priceList?.name}
              </Anchor>
              <Text size="sm" className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {formatMoney(price.unitPrice, price.priceList?.currency ?? product.currency)}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              {whenOf(price)}
            </Text>
          </div>
        ))}
      </Stack>
    </RelatedPanel>
  );
}

/** From how many on, and when the list holds. */
function whenOf({ minQuantity, priceList }: Price): string {
  return [
    `From ${formatNumber(minQuantity)}`,
    priceList?.isDefault && 'default',
    !priceList?.active && 'not used',
    priceList?.validFrom && `from ${formatDate(priceList.validFrom)}`,
    priceList?.validUntil && `until ${formatDate(priceList.validUntil)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
