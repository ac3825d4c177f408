import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { type ReferenceOption, useReference } from '../data/references';
import { CREATE, creationOf, useCreation } from './creation';

interface ReferencesInputProps extends Omit<MultiSelectProps, 'value' | 'onChange' | 'data'> {
  to: string;
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Picks several records of a registered reference type by searching for their names. */
export function ReferencesInput({ to, value, onChange, error, ...props }: ReferencesInputProps) {
  const source = useReference(to);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const [found, setFound] = useState<ReferenceOption[]>([]);
  const [named, setNamed] = useState<ReferenceOption[]>([]);
  const [opened, setOpened] = useState(false);
  const creation = useCreation(source);
  useEffect(() => {
    if (!source || !opened) return;
    let stale = false;
    source
      .search(search)
      .then((options) => !stale && setFound(options))
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [source, search, opened]);
  useEffect(() => {
    const unknown = value.filter((id) => !named.some((each) => each.value === id));
    if (!source || !unknown.length) return;
    let stale = false;
    void Promise.all(
      unknown.map(async (id) => ({ value: id, label: (await source.name(id)) ?? 'Restricted' })),
    ).then((names) => !stale && setNamed((old) => [...old, ...names]));
    return () => {
      stale = true;
    };
  }, [source, value, named]);
  const chosen = named.filter((each) => value.includes(each.value));
  const options = [
    ...chosen,
    ...found.filter((option) => !value.includes(option.value)).map((each) => ({ ...each, hint: undefined })),
  ];
  const add = async (name: string) => {
    const option = await creation.create(name);
    if (!option) return;
    setNamed((old) => [...old, option]);
    setText('');
    // The list would lie over what comes next, such as the button that saves.
    setOpened(false);
    onChange([...value, option.value]);
  };
  return (
    <MultiSelect
      {...props}
      error={creation.problem ?? error}
      data={[
        ...options.map(({ value: id, label }) => ({ value: id, label })),
        ...creationOf(source, text, options),
      ]}
      value={chosen.map((each) => each.value)}
      searchable
      searchValue={text}
      onSearchChange={setText}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      filter={({ options: all }) => all}
      nothingFoundMessage="Nothing found"
      comboboxProps={{ withinPortal: true }}
      onChange={(ids) => {
        if (ids.includes(CREATE)) return void add(text.trim());
        setNamed((old) => [...old, ...found.filter(({ value: id }) => ids.includes(id))]);
        onChange(ids);
      }}
    />
  );
}
