import { Group, Kbd, Text } from '@mantine/core';
import { Fragment } from 'react';

const mac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
const NAMES: Record<string, string> = {
  mod: mac ? '⌘' : 'Ctrl',
  shift: '⇧',
  Enter: '↵',
  ' ': 'Space',
  Escape: 'Esc',
};

/** A shortcut as key caps: `g c` reads G then C. */
export function Keys({ keys }: { keys: string }) {
  const first = keys.split(' | ')[0] ?? '';
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {first.split(' ').map((stroke, index, strokes) => (
        <Fragment key={strokes.slice(0, index + 1).join(' ')}>
          {index > 0 && (
            <Text span size="xs" c="dimmed">
              then
            </Text>
          )}
          <Kbd size="xs">
            {stroke
              .split('+')
              .map(nameOf)
              .join(mac ? '' : ' ')}
          </Kbd>
        </Fragment>
      ))}
    </Group>
  );
}

const nameOf = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
