import { Checkbox, MultiSelect, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { type ReferenceOption, useReference } from '../data/references';
import { DateInput } from '../fields/dates';
import type { Field } from '../fields/field';
import { TagInput } from '../tags/TagInput';
import type { Operator } from './operators';

interface FilterValueProps {
  field: Field;
  input: Operator['input'];
  value: any;
  onChange: (value: unknown) => void;
  autoFocus?: boolean;
}

/** Asks for what a condition compares with. */
export function FilterValue({ field, input, value, onChange, autoFocus }: FilterValueProps) {
  const common = { size: 'xs' as const, 'aria-label': `${field.label}: value`, 'data-autofocus': autoFocus };
  switch (input) {
    case 'choices':
      return (
        <Checkbox.Group value={value ?? []} onChange={onChange} aria-label={`${field.label}: value`}>
          <Stack gap={6} mah={260} style={{ overflowY: 'auto' }}>
            {(field.options ?? []).map((option) => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'tags':
      return (
        <TagInput
          {...common}
          value={value ?? []}
          onChange={onChange}
          placeholder="Type and press Enter"
          comboboxProps={{ withinPortal: false }}
        />
      );
    case 'references':
      return <ReferencesInput field={field} value={value ?? []} onChange={onChange} autoFocus={autoFocus} />;
    case 'boolean':
      return (
        <SegmentedControl
          size="xs"
          value={value === null || value === undefined ? '' : String(value)}
          onChange={(next) => onChange(next === 'true')}
          data={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
        />
      );
    case 'date':
      return (
        <DateInput
          {...common}
          value={value ? dayjs(value).format('YYYY-MM-DD') : null}
          onChange={(next) =>
            onChange(next ? (field.type === 'dateTime' ? dayjs(next).toISOString() : next) : null)
          }
          popoverProps={{ withinPortal: false }}
          valueFormat="D MMM YYYY"
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={value ?? ''}
          hideControls
          onChange={(next) =>
            onChange(
              next === '' ? null : field.type === 'money' || field.decimals ? String(next) : Number(next),
            )
          }
        />
      );
    default:
      return <LateText {...common} value={value ?? ''} onChange={onChange} />;
  }
}

/** A text input that reports 300 ms after the last key. */
function LateText({
  value,
  onChange,
  ...props
}: {
  value: string;
  onChange: (value: string | null) => void;
}) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const report = (next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    onChange(next || null);
  };
  const late = useDebouncedCallback(report, 300);
  // Another condition has taken this place.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <TextInput
      {...props}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        late(event.currentTarget.value);
      }}
      onBlur={() => report(text)}
      onKeyDown={(event) => event.key === 'Enter' && report(text)}
    />
  );
}

function ReferencesInput({
  field,
  value,
  onChange,
  autoFocus,
}: {
  field: Field;
  value: string[];
  onChange: (value: string[]) => void;
  autoFocus?: boolean;
}) {
  const source = useReference(field.to);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const [options, setOptions] = useState<ReferenceOption[]>([]);
  useEffect(() => {
    let stale = false;
    void source?.search(search).then((found) => {
      if (!stale)
        setOptions((old) => [
          ...found,
          ...old.filter((o) => value.includes(o.value) && !found.some((f) => f.value === o.value)),
        ]);
    });
    return () => {
      stale = true;
    };
  }, [source, search, value]);
  const data = field.to === 'user' ? [{ value: '$me', label: 'Me' }, ...options] : options;
  return (
    <MultiSelect
      size="xs"
      data-autofocus={autoFocus}
      aria-label={`${field.label}: value`}
      data={data.map(({ value: id, label }) => ({ value: id, label }))}
      value={value}
      onChange={onChange}
      searchable
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage="Nothing found"
      comboboxProps={{ withinPortal: false }}
    />
  );
}
