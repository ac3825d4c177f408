import { ActionIcon, NumberInput, Table, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { formatMoney } from '../../kit/fields/format';
import { type Line, netOf } from './useLineItems';

export const NUMBERS = [
  ['quantity', 'Quantity'],
  ['unitPrice', 'Unit price'],
  ['discountPercent', 'Discount %'],
  ['taxPercent', 'Tax %'],
] as const;

interface LineItemRowProps {
  line: Line;
  /** Which line it is, from 1. */
  number: number;
  currency: string;
  /** Without them the line is only shown. */
  onChange?: (patch: Partial<Line>) => void;
  onRemove?: () => void;
}

/** A line of what is offered. */
export function LineItemRow({ line, number, currency, onChange, onRemove }: LineItemRowProps) {
  return (
    <Table.Tr>
      <Table.Td miw={160}>
        {onChange ? (
          <TextInput
            size="xs"
            aria-label={`Product of line ${number}`}
            value={line.product}
            onChange={(event) => onChange({ product: event.currentTarget.value })}
          />
        ) : (
          line.product
        )}
      </Table.Td>
      {NUMBERS.map(([key, label]) => (
        <Table.Td key={key} ta="end" w={92} className="tabular">
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
            line[key]
          )}
        </Table.Td>
      ))}
      <Table.Td ta="end" className="tabular">
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
