import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight, IconDots, IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Choice } from '../fields/field';
import type { CardMenuState } from './spec';

interface CardMenuProps extends CardMenuState {
  name: string;
  href: string;
  /** Where the card can go; empty when the viewer may not move it. */
  targets: Choice[];
}

/** The menu of a card: opens the record, or moves the card without dragging. */
export function CardMenu({ name, href, targets, menuOpen, onMenu, onMoveTo }: CardMenuProps) {
  return (
    <Menu position="bottom-end" opened={menuOpen} onChange={onMenu} withinPortal>
      <Menu.Target>
        <ActionIcon size={24} tabIndex={-1} aria-label={`Actions for ${name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={href} leftSection={<IconExternalLink size={16} />}>
          Open
        </Menu.Item>
        {targets.length > 0 && <Menu.Label c="dimmed">Move to…</Menu.Label>}
        {targets.map(({ value, label }) => (
          <Menu.Item key={value} leftSection={<IconArrowRight size={16} />} onClick={() => onMoveTo(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
