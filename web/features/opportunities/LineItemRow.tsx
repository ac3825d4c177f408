import { ActionIcon, Anchor, NumberInput, Table, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { PriceSource } from './PriceSource';
import { type LineProduct, ProductInput } from './ProductInput';
import { type Line, netOf } from './useLineItems';

export const NUMBERS = [
  ['quantity', 'Quantity', 72],
  ['unitPrice', 'Unit price', 92],
  ['discountPercent', 'Discount %', 72],
  ['taxPercent', 'Tax %', 64],
] as const;

interface LineItemRowProps {
  line: Line;
  /** Which line it is, from 1. */
  number: number;
  currency: string;
  /** Without them the line is only shown. */
  onChange?: (patch: Partial<Line>) => void;
  onProduct?: (product: LineProduct) => void;
  onRemove?: () => void;
}

/** A line of what is offered. */
export function LineItemRow({ line, number, currency, onChange, onProduct, onRemove }: LineItemRowProps) {
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td miw={168}>
        {onChange && onProduct ? (
          <ProductInput
            label={`Product of line ${number}`}
            name={line.name}
            catalogued={line.productId !== null}
            onName={(name) => onChange(name ? { name } : { name, productId: null, source: null, list: null })}
            onProduct={onProduct}
          />
        ) : line.productId ? (
          <Anchor component={Link} to={`/products/${line.productId}`} size="sm">
            {line.name}
          </Anchor>
        ) : (
          line.name
        )}
      </Table.Td>
      <Table.Td w={72}>
        {onChange ? (
          <TextInput
            size="xs"
            aria-label={`Unit of line ${number}`}
            value={line.unit ?? ''}
            maxLength={50}
            onChange={(event) => onChange({ unit: event.currentTarget.value || null })}
          />
        ) : (
          line.unit
        )}
      </Table.Td>
      {NUMBERS.map(([key, label, width]) => (
        <Table.Td key={key} ta="end" w={width} className="tabular">
          {onChange ? (
            <NumberInput
              size="xs"
              hideControls
              min={0}
              max={key === 'discountPercent' ? 100 : undefined}
              aria-label={`${label} of line ${number}`}
              value={line[key]}
              onChange={(value) => onChange({ [key]: String(value === '' ? 0 : value) })}
              styles={{ input: { textAlign: 'end' } }}
            />
          ) : (
            formatNumber(line[key])
          )}
          {key === 'unitPrice' && <PriceSource line={line} />}
        </Table.Td>
      ))}
      <Table.Td ta="end" pt={onChange && 10} className="tabular">
        {formatMoney(netOf(line), currency)}
      </Table.Td>
      {onRemove && (
        <Table.Td w={32}>
          <ActionIcon size={24} aria-label={`Remove line ${number}`} onClick={onRemove}>
            <IconTrash size={14} />
          </ActionIcon>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
