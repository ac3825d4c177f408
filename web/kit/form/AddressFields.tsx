import { Fieldset, Group, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';

interface Address {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postalCode?: string | null;
  country?: string | null;
}

const COUNTRIES =
  'AD AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KE KR LI LT LU LV MA MC MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA'.split(
    ' ',
  );

/** A postal address; the country by its code. */
export function AddressFields({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Address | null;
  onChange: (address: Address | null) => void;
}) {
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(undefined, { type: 'region' });
    return COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
      a.label.localeCompare(b.label),
    );
  }, []);
  const set = (key: keyof Address, text: string | null) => {
    const { line1, line2, city, region, postalCode, country } = value ?? {};
    const next = { line1, line2, city, region, postalCode, country, [key]: text || null };
    onChange(Object.values(next).some(Boolean) ? next : null);
  };
  const text = (key: keyof Address, name: string, autoComplete: string) => (
    <TextInput
      label={name}
      value={value?.[key] ?? ''}
      onChange={(event) => set(key, event.currentTarget.value)}
      autoComplete={autoComplete}
      style={{ flex: 1, minWidth: 120 }}
    />
  );
  return (
    <Fieldset legend={label} p="sm">
      {text('line1', 'Street', 'off')}
      <Group align="flex-start" mt="xs">
        {text('postalCode', 'Postal code', 'off')}
        {text('city', 'City', 'off')}
      </Group>
      <Group align="flex-start" mt="xs">
        {text('region', 'Region', 'off')}
        <Select
          label="Country"
          data={countries}
          value={value?.country ?? null}
          onChange={(code) => set('country', code)}
          searchable
          clearable
          style={{ flex: 1, minWidth: 120 }}
        />
      </Group>
    </Fieldset>
  );
}
