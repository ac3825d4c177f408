import { Group, Input, NumberInput, Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../data/session';

/** An amount with its currency; the rate says what one unit is worth in the base currency. */
export interface Amount {
  amount?: string | null;
  currency?: string;
  rateToBase?: string | null;
}

interface AmountInputProps {
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  withAsterisk?: boolean;
  id?: string;
  autoFocus?: boolean;
  value: Amount | null;
  onChange: (value: Amount | null) => void;
}

/** The usual ones; any other can be typed. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'CAD', 'AUD'];

/** A rate as people would type it: the server answers with eight places. */
const asTyped = (rate: string | null | undefined): string =>
  /\.\d{8}$/.test(rate ?? '') ? String(rate).replace(/\.?0+$/, '') : (rate ?? '');

/** Asks for an amount and its currency, and for the rate when it is not that of the organization. */
export function AmountInput({ label, value, onChange, error, ...props }: AmountInputProps) {
  const { currency: base } = useSession();
  const name = props['aria-label'] ?? String(label ?? 'Amount');
  const currency = value?.currency ?? base;
  const amount = value?.amount;
  const foreign = currency !== base;
  const change = (next: Amount) => {
    const whole = { amount: amount ?? null, currency, ...next };
    if (whole.amount === null && whole.currency === base) return onChange(null);
    onChange(
      whole.currency === base
        ? { amount: whole.amount, currency: base }
        : { ...whole, rateToBase: whole.rateToBase ?? null },
    );
  };
  return (
    <Input.Wrapper
      label={label}
      description={props.description}
      error={error}
      withAsterisk={props.withAsterisk}
      id={props.id}
      labelElement="label"
    >
      <Group gap={4} align="flex-start">
        <NumberInput
          id={props.id}
          aria-label={name}
          autoFocus={props.autoFocus}
          value={amount === null || amount === undefined ? '' : Number(amount)}
          onChange={(next) =>
            change({ amount: next === '' ? null : String(next), rateToBase: value?.rateToBase })
          }
          decimalScale={4}
          thousandSeparator=" "
          hideControls
          inputMode="decimal"
          error={Boolean(error)}
          style={{ flex: '1 1 120px' }}
        />
        <Select
          aria-label={`Currency of ${name}`}
          data={[...new Set([base, currency, ...CURRENCIES])]}
          value={currency}
          onChange={(next) => change({ currency: next ?? base, rateToBase: null })}
          allowDeselect={false}
          searchable
          w={90}
          comboboxProps={{ withinPortal: true }}
        />
        {foreign && amount !== null && amount !== undefined && (
          <TextInput
            aria-label={`What one ${currency} is worth in ${base}`}
            leftSection={<Text size="xs">1 {currency} =</Text>}
            leftSectionWidth={62}
            rightSection={<Text size="xs">{base}</Text>}
            rightSectionWidth={40}
            value={asTyped(value?.rateToBase)}
            onChange={({ currentTarget }) => change({ rateToBase: currentTarget.value || null })}
            inputMode="decimal"
            w={190}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
