import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { useMay } from '../kit/data/session';
import classes from './MobileNav.module.css';
import { NAVIGATION, SETTINGS } from './navigation';

/** The navigation at the bottom of a phone. */
export function MobileNav() {
  const may = useMay();
  const items = NAVIGATION.filter(({ permission }) => !permission || may(permission));
  const first = items.filter(({ onPhone }) => onPhone);
  const rest = [...items.filter(({ onPhone }) => !onPhone), SETTINGS];
  return (
    <nav aria-label="Main" className={classes.nav}>
      {first.map(({ to, label, Icon }) => (
        <NavLink key={to} to={to} className={classes.item}>
          <Icon size={20} stroke={1.75} />
          {label}
        </NavLink>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={classes.item}>
            <IconDots size={20} stroke={1.75} />
            More
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map(({ to, label, Icon }) => (
            <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} />} mih={44}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
