import { AppShell, Box, NavLink, Text, Tooltip } from '@mantine/core';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useMay } from '../kit/data/session';
import { useFavourites } from '../kit/favourites/useFavourites';
import { later } from '../kit/shell/later';
import { NAVIGATION, type NavItem, SETTINGS } from './navigation';

// It brings what dragging takes, and the pages above it need not wait for that.
const FavouritesNav = later(async () => (await import('./FavouritesNav')).FavouritesNav);

/** The navigation at the left, 232 px wide or a 56 px rail. */
export function NavRail({ rail }: { rail: boolean }) {
  const may = useMay();
  const { favourites, order } = useFavourites();
  const items = NAVIGATION.filter(({ permission }) => !permission || may(permission));
  return (
    <Box
      component="nav"
      aria-label="Main"
      p={8}
      h="100%"
      style={{ display: 'flex', flexDirection: 'column' }}
    >
      <AppShell.Section grow style={{ overflowY: 'auto' }}>
        {items.map((item, index) => (
          <div key={item.to}>
            {item.group && item.group !== items[index - 1]?.group && !rail && (
              <Text size="xs" c="dimmed" fw={500} px={10} pt={14} pb={4}>
                {item.group}
              </Text>
            )}
            <Item item={item} rail={rail} />
          </div>
        ))}
        {favourites.length > 0 && <FavouritesNav rail={rail} favourites={favourites} onOrder={order} />}
      </AppShell.Section>
      <AppShell.Section>
        <Item item={SETTINGS} rail={rail} />
      </AppShell.Section>
    </Box>
  );
}

function Item({ item: { to, label, Icon }, rail }: { item: NavItem; rail: boolean }) {
  const { pathname } = useLocation();
  const active = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <Tooltip label={label} position="right" disabled={!rail}>
      <NavLink
        component={RouterLink}
        to={to}
        active={active}
        aria-current={active ? 'page' : undefined}
        aria-label={rail ? label : undefined}
        label={rail ? undefined : label}
        leftSection={<Icon size={18} stroke={1.75} />}
        px={10}
        h={36}
        style={{ borderRadius: 6, fontWeight: active ? 600 : 400 }}
        styles={{ section: { marginInlineEnd: rail ? 0 : 10 } }}
        color="indigo"
        variant="light"
      />
    </Tooltip>
  );
}
