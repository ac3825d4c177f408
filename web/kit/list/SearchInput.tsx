import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../shell/commands';

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** The search of a page, reached with `/`; reports 200 ms after the last key. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const [text, setText] = useState(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next);
  }, 200);
  // Cleared or changed from elsewhere, such as Back.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useCommand({
    id: 'page.search',
    label,
    keys: '/',
    scope: 'page',
    group: 'This page',
    run: () => input.current?.focus(),
  });
  return (
    <TextInput
      ref={input}
      size="xs"
      w="min(220px, 46vw)"
      type="search"
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch size={14} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
