import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { type ReferenceOption, useReference } from '../data/references';
import { CREATE, creationOf, useCreation } from './creation';

interface ReferenceInputProps extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  to: string;
  value: string | null;
  /** The name of the present value, when it is known. */
  name?: string;
  onChange: (id: string | null, name?: string) => void;
}

/** Picks a record of a registered reference type by searching for its name. */
export function ReferenceInput({ to, value, name, onChange, error, ...props }: ReferenceInputProps) {
  const source = useReference(to);
  const creation = useCreation(source);
  const [text, setText] = useState(name ?? '');
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<ReferenceOption[]>([]);
  const [known, setKnown] = useState<ReferenceOption | null>(value && name ? { value, label: name } : null);
  const wanted = text === known?.label ? '' : text;
  const [search] = useDebouncedValue(wanted, 200);
  // Until the answer is there, what is shown already is narrowed, so that little moves under the pointer.
  const waiting = busy || wanted !== search;

  useEffect(() => {
    if (!source || !opened) return;
    let stale = false;
    setBusy(true);
    source
      .search(search)
      .then((options) => !stale && setFound(options))
      .catch(() => undefined)
      .finally(() => !stale && setBusy(false));
    return () => {
      stale = true;
    };
  }, [source, search, opened]);

  useEffect(() => {
    if (!value || known?.value === value || !source) return;
    void source.name(value).then((label) => {
      if (!label) return;
      setKnown({ value, label });
      setText(label);
    });
  }, [value, known, source]);

  const options = useMemo(() => {
    const rows = known && !found.some((option) => option.value === known.value) ? [known, ...found] : found;
    const all = rows.map(({ value: id, label }) => ({ value: id, label }));
    return [...all, ...creationOf(source, text, all)];
  }, [found, known, source, text]);
  const take = (option: { value: string; label: string } | null) => {
    setKnown(option);
    onChange(option?.value ?? null, option?.label);
  };
  const hints = useMemo(() => new Map(found.map((option) => [option.value, option.hint])), [found]);

  return (
    <Select
      {...props}
      error={creation.problem ?? error}
      data={options}
      value={value}
      searchable
      clearable={!props.required}
      allowDeselect={false}
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      filter={({ options: all }) =>
        waiting ? all.filter((each) => 'label' in each && has(each, wanted)) : all
      }
      nothingFoundMessage={waiting ? 'Searching…' : 'Nothing found'}
      rightSection={busy ? <Loader size={14} /> : undefined}
      onChange={(id) => {
        if (id === CREATE) return void creation.create(text.trim()).then((made) => made && take(made));
        take(options.find((candidate) => candidate.value === id) ?? null);
      }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {hints.get(option.value) && (
            <span style={{ color: 'var(--mantine-color-dimmed)', marginInlineStart: 8 }}>
              {hints.get(option.value)}
            </span>
          )}
        </span>
      )}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

const has = ({ label }: { label: string }, text: string) =>
  label.toLowerCase().includes(text.trim().toLowerCase());
