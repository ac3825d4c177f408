import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { TagInput } from '../tags/TagInput';
import { AmountInput } from './AmountInput';
import { DateInput, DateTimePicker } from './dates';
import type { Field } from './field';
import { PeopleSearch } from './PeopleSearch';
import { labelOf } from './PrivacyBadge';
import { ReferenceInput } from './ReferenceInput';
import { ReferencesInput } from './ReferencesInput';

interface FieldInputProps {
  field: Field;
  value: any;
  onChange: (value: any) => void;
  onBlur?: () => void;
  error?: string;
  /** The name of what a reference points to now. */
  targetName?: string;
  autoFocus?: boolean;
  /** Without label and help, as in a grid cell. */
  bare?: boolean;
  id?: string;
}

/** The input of a field's type, controlled; null means empty. */
export function FieldInput({ field, value, onChange, bare, targetName, ...rest }: FieldInputProps) {
  const common = {
    ...rest,
    label: bare ? undefined : labelOf(field),
    'aria-label': bare ? field.label : undefined,
    description: bare ? undefined : field.help,
    required: field.required,
    withAsterisk: field.required,
    'data-autofocus': rest.autoFocus || undefined,
  };
  const exact = field.type === 'money' || field.decimals !== undefined;
  const text = {
    value: value ?? '',
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || null),
  };
  switch (field.type) {
    case 'longText':
      return <Textarea {...common} {...text} autosize minRows={2} maxRows={10} />;
    case 'number':
    case 'percent':
    case 'money':
      return (
        <NumberInput
          {...common}
          value={value === null || value === undefined ? '' : Number(value)}
          onChange={(next) => onChange(next === '' ? null : exact ? String(next) : Number(next))}
          min={field.type === 'percent' ? 0 : undefined}
          max={field.type === 'percent' ? 100 : undefined}
          suffix={field.type === 'percent' ? ' %' : undefined}
          decimalScale={field.decimals ?? (field.type === 'money' ? 2 : 0)}
          thousandSeparator=" "
          hideControls
          inputMode="decimal"
        />
      );
    case 'amount':
      return <AmountInput {...common} value={value ?? null} onChange={onChange} />;
    case 'date':
      return (
        <DateInput
          {...common}
          value={value ?? null}
          onChange={(next) => onChange(next || null)}
          clearable
          clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
          valueFormat="D MMM YYYY"
          popoverProps={{ withinPortal: true }}
        />
      );
    case 'dateTime':
      return bare ? (
        <TextInput
          {...common}
          type="datetime-local"
          value={value ? dayjs(value).format('YYYY-MM-DDTHH:mm') : ''}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value ? dayjs(currentTarget.value).toISOString() : null)
          }
        />
      ) : (
        <DateTimePicker
          {...common}
          value={value ? dayjs(value).format('YYYY-MM-DD HH:mm:ss') : null}
          onChange={(next) => onChange(next ? dayjs(next).toISOString() : null)}
          clearable
          clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
          valueFormat="D MMM YYYY HH:mm"
        />
      );
    case 'boolean':
      return (
        <Checkbox
          {...rest}
          label={bare ? undefined : labelOf(field)}
          aria-label={field.label}
          checked={Boolean(value)}
          onChange={(event) => onChange(event.currentTarget.checked)}
          mt={bare ? 0 : 'xs'}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={choosable(field, [value])}
          value={value ?? null}
          onChange={onChange}
          searchable={(field.options?.length ?? 0) > 8}
          clearable={!field.required}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true }}
          defaultDropdownOpened={bare}
        />
      );
    case 'tags':
      return field.options ? (
        <MultiSelect
          {...common}
          data={choosable(field, value ?? [])}
          value={value ?? []}
          onChange={onChange}
          searchable={field.options.length > 8}
          comboboxProps={{ withinPortal: true }}
        />
      ) : (
        <TagInput {...common} value={value ?? []} onChange={onChange} />
      );
    case 'people':
      return <PeopleSearch {...common} among={field.among ?? []} value={value ?? []} onChange={onChange} />;
    case 'reference':
      return (
        <ReferenceInput
          {...common}
          to={field.to ?? ''}
          value={value ?? null}
          name={targetName}
          onChange={onChange}
        />
      );
    case 'references':
      return <ReferencesInput {...common} to={field.to ?? ''} value={value ?? []} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...common}
          {...text}
          type={{ email: 'email', phone: 'tel', url: 'url', time: 'time' }[field.type as string] ?? 'text'}
          autoComplete="off"
        />
      );
  }
}

/** The options of a field without archived ones, unless they are chosen. */
const choosable = ({ options = [] }: Field, chosen: unknown[]) =>
  options
    .filter(({ archived, value }) => !archived || chosen.includes(value))
    .map(({ value, label }) => ({ value, label }));
