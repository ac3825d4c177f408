import { Group, Text } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { CardMenu } from './CardMenu';

/** The name of a card, which leads to its page, and its menu. */
export function CardHead(menu: ComponentProps<typeof CardMenu>) {
  return (
    <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
      <Text
        component={Link}
        to={menu.href}
        size="sm"
        fw={600}
        c="inherit"
        tabIndex={-1}
        draggable={false}
        lineClamp={2}
      >
        {menu.name}
      </Text>
      <CardMenu {...menu} />
    </Group>
  );
}
