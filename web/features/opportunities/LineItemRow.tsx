import { ActionIcon, Anchor, Box, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import classes from './LineItemRow.module.css';
import { PriceSource } from './PriceSource';
import { type LineProduct, ProductInput } from './ProductInput';
import { type Line, netOf } from './useLineItems';

const FIELDS = [
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
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
  onProduct?: (product: LineProduct) => void;
  onRemove?: () => void;
}

/** A line of what is offered: what it is, and below its numbers, in as many rows as the room asks for. */
export function LineItemRow({ line, number, currency, onChange, onProduct, onRemove }: LineItemRowProps) {
  return (
    <li className={classes.line} aria-label={`Line ${number}`}>
      <Group gap="xs" wrap="nowrap">
        <Box flex={1} miw={0}>
          {onChange && onProduct ? (
            <ProductInput
              label={`Product of line ${number}`}
              name={line.name}
              catalogued={line.productId !== null}
              onName={(name) =>
                onChange(name ? { name } : { name, productId: null, source: null, list: null })
              }
              onProduct={onProduct}
            />
          ) : (
            <LineName line={line} />
          )}
        </Box>
        <Text size="sm" fw={500} className="tabular" title="Net">
          {formatMoney(netOf(line), currency)}
        </Text>
        {onRemove && (
          <ActionIcon size={28} aria-label={`Remove line ${number}`} onClick={onRemove}>
            <IconTrash size={14} />
          </ActionIcon>
        )}
      </Group>
      <div className={classes.numbers}>
        {FIELDS.map(([key, label]) => (
          <div key={key} className="tabular">
            {!onChange ? (
              <Shown label={label}>{key === 'unit' ? (line.unit ?? '–') : formatNumber(line[key])}</Shown>
            ) : key === 'unit' ? (
              <TextInput
                size="xs"
                label={label}
                aria-label={`Unit of line ${number}`}
                value={line.unit ?? ''}
                maxLength={50}
                onChange={(event) => onChange({ unit: event.currentTarget.value || null })}
              />
            ) : (
              <NumberInput
                size="xs"
                hideControls
                min={0}
                max={key === 'discountPercent' ? 100 : undefined}
                label={label}
                aria-label={`${label} of line ${number}`}
                value={line[key]}
                onChange={(value) => onChange({ [key]: String(value === '' ? 0 : value) })}
                styles={{ input: { textAlign: 'end' } }}
              />
            )}
            {key === 'unitPrice' && <PriceSource line={line} />}
          </div>
        ))}
      </div>
    </li>
  );
}

function LineName({ line }: { line: Line }) {
  if (!line.productId) return <Text size="sm">{line.name}</Text>;
  return (
    <Anchor component={Link} to={`/products/${line.productId}`} size="sm">
      {line.name}
    </Anchor>
  );
}

const Shown = ({ label, children }: { label: string; children: string }) => (
  <>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text size="sm">{children}</Text>
  </>
);
