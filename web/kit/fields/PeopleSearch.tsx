import type { TagsInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useReferences } from '../data/references';
import { PeopleInput, type PersonGroup } from './PeopleInput';
import { nounOfType } from './people';

interface PeopleSearchProps extends Omit<TagsInputProps, 'value' | 'onChange' | 'data'> {
  /** The reference types that are people. */
  among: string[];
  value: string[];
  onChange: (people: string[]) => void;
}

/** Picks people by searching for their names among records of some types; takes other names as well. */
export function PeopleSearch({ among, ...props }: PeopleSearchProps) {
  const sources = useReferences();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [groups, setGroups] = useState<PersonGroup[]>([]);
  const [search] = useDebouncedValue(text.trim(), 200);
  useEffect(() => {
    if (!opened) return;
    let stale = false;
    const wanted = among.map(async (type): Promise<PersonGroup> => {
      const found = await sources[type]?.search(search).catch(() => []);
      const people = (found ?? []).map(({ value: id, label: name, hint }) => ({
        ref: `${nounOfType(type)}:${id}`,
        name,
        hint,
      }));
      return { label: `${sources[type]?.label ?? type}s`, people };
    });
    void Promise.all(wanted).then((found) => !stale && setGroups(found));
    return () => {
      stale = true;
    };
  }, [sources, among, search, opened]);
  return (
    <PeopleInput
      {...props}
      groups={groups}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
    />
  );
}
