import { Box, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { sentence } from '../../kit/fields/field';

interface ValueMapProps {
  column: string;
  options: readonly string[];
  samples: readonly string[];
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
}

/** What the texts of a column mean when its field takes only certain values. */
export function ValueMap({ column, options, samples, values, onChange }: ValueMapProps) {
  const known = new Set(options.map((option) => option.toLowerCase()));
  const foreign = samples.filter((sample) => !known.has(sample.toLowerCase()));
  const [opened, setOpened] = useState(false);
  const [added, setAdded] = useState('');
  const texts = [...new Set([...foreign, ...Object.keys(values)])];
  const unmapped = foreign.filter((text) => !values[text]).length;
  const title = unmapped > 0 ? `Values: ${unmapped} to map` : 'Values';
  const add = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !added.trim()) return;
    event.preventDefault();
    onChange({ ...values, [added.trim()]: options[0] ?? '' });
    setAdded('');
  };
  const set = (text: string, option: string | null) => {
    const { [text]: _, ...others } = values;
    onChange(option ? { ...others, [text]: option } : others);
  };
  return (
    <Box w={opened ? '100%' : undefined}>
      <Group justify="flex-end">
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={opened}
          aria-label={`${title} in ${column}`}
          onClick={() => setOpened(!opened)}
        >
          {title}
        </Button>
      </Group>
      {opened && (
        <Stack gap={6} mt="xs">
          {texts.map((text) => (
            <Group key={text} gap="sm" wrap="nowrap" grow>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Text>
              <Select
                size="xs"
                aria-label={`Meaning of ${text}`}
                data={options.map((option) => ({ value: option, label: sentence(option) }))}
                value={values[text] ?? null}
                placeholder="As in the file"
                clearable
                onChange={(option) => set(text, option)}
              />
            </Group>
          ))}
          <TextInput
            size="xs"
            aria-label={`Another value of ${column}`}
            placeholder="Another value in the file, then Enter"
            value={added}
            onChange={(event) => setAdded(event.currentTarget.value)}
            onKeyDown={add}
          />
        </Stack>
      )}
    </Box>
  );
}
