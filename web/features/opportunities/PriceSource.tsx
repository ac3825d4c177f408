import { Text } from '@mantine/core';
import type { Line } from './useLineItems';

/** Under the price of a line with a product: which list said it, or that somebody typed it. */
export function PriceSource({ line }: { line: Line }) {
  if (!line.productId) return null;
  return (
    <Text size="xs" c="dimmed" truncate title={textOf(line)}>
      {textOf(line)}
    </Text>
  );
}

function textOf({ source, list }: Line): string {
  if (source === 'PRODUCT') return 'Product price';
  if (source) return list ?? 'Price list';
  return 'Own price';
}
