import { Menu, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconDots, IconPencilPlus, IconStar } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { useMay } from '../kit/data/session';
import { useFavourites } from '../kit/favourites/useFavourites';
import { useLog } from './create';
import classes from './MobileNav.module.css';
import { NAVIGATION, type NavItem, SETTINGS } from './navigation';

/** The navigation at the bottom of a phone. */
export function MobileNav() {
  const may = useMay();
  const items = NAVIGATION.filter(({ permission }) => !permission || may(permission));
  const first = items.filter(({ phone }) => phone);
  const rest = [...items.filter(({ phone }) => !phone), SETTINGS];
  const log = useLog();
  const { favourites } = useFavourites();
  const link = ({ to, label, Icon }: NavItem) => (
    <NavLink key={to} to={to} className={classes.item}>
      <Icon size={20} stroke={1.75} />
      {label}
    </NavLink>
  );
  return (
    <nav aria-label="Main" className={classes.nav}>
      {first.slice(0, 2).map(link)}
      {may('interaction.create') && (
        <UnstyledButton className={classes.item} onClick={() => log('CALL')}>
          <ThemeIcon size={30} radius="xl">
            <IconPencilPlus size={18} />
          </ThemeIcon>
          Log
        </UnstyledButton>
      )}
      {first.slice(2).map(link)}
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={classes.item}>
            <IconDots size={20} stroke={1.75} />
            More
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          {favourites.length > 0 && <Menu.Label>Favourites</Menu.Label>}
          {favourites.map(({ id, title, url }) => (
            <Menu.Item
              key={id}
              component={Link}
              to={url}
              leftSection={<IconStar size={16} />}
              mih={44}
              maw={280}
            >
              {title}
            </Menu.Item>
          ))}
          {favourites.length > 0 && <Menu.Divider />}
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
