import { ActionIcon, Button, Group, Kbd, Menu, Text, Tooltip } from '@mantine/core';

import { IconHelp, IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { Bell } from '../features/notifications/Bell';
import { useMay, useSession } from '../kit/data/session';
import { Keys } from '../kit/shell/Keys';
import { AccountMenu } from './AccountMenu';
import { CREATE, LOG, useCreate, useLog } from './create';
import { openHelp } from './help';
import { palette } from './palette';

/** The one header: navigation, search, create, help, account. */
export function Header({ onRail }: { onRail: () => void }) {
  const { organizationName } = useSession();
  const may = useMay();
  const create = useCreate();
  const log = useLog();
  return (
    <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="xs" wrap="nowrap" style={{ minWidth: 0, flex: 1 }}>
        <Tooltip label="Narrow or widen the navigation ([)">
          <ActionIcon onClick={onRail} aria-label="Narrow or widen the navigation" visibleFrom="sm">
            <IconMenu2 size={18} />
          </ActionIcon>
        </Tooltip>
        <Text fw={600} truncate>
          {organizationName}
        </Text>
      </Group>
      <Button
        variant="default"
        visibleFrom="sm"
        size="xs"
        w={300}
        fw={400}
        c="dimmed"
        leftSection={<IconSearch size={14} />}
        rightSection={
          <Kbd size="xs">
            <KeyName />
          </Kbd>
        }
        onClick={palette.open}
        styles={{ label: { flex: 1 } }}
      >
        Search or do…
      </Button>
      <Group gap={4} wrap="nowrap" justify="flex-end" style={{ flex: 1 }}>
        <ActionIcon hiddenFrom="sm" size={36} onClick={palette.open} aria-label="Search or do…">
          <IconSearch size={18} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label="Create (C)">
              <ActionIcon variant="filled" color="indigo" size={30} aria-label="Create">
                <IconPlus size={18} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {CREATE.filter(({ permission }) => may(permission)).map(({ type, label, keys, Icon }) => (
              <Menu.Item
                key={type}
                leftSection={<Icon size={16} />}
                rightSection={<Keys keys={keys} />}
                onClick={() => create(type)}
              >
                {label}
              </Menu.Item>
            ))}
            {may('interaction.create') && (
              <>
                <Menu.Divider />
                {LOG.map(({ type, label, keys, Icon }) => (
                  <Menu.Item
                    key={type}
                    leftSection={<Icon size={16} />}
                    rightSection={<Keys keys={keys} />}
                    onClick={() => log(type)}
                  >
                    {label}
                  </Menu.Item>
                ))}
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <Bell />
        <Tooltip label="Shortcuts (?)">
          <ActionIcon onClick={openHelp} aria-label="Shortcuts" visibleFrom="sm" size={30}>
            <IconHelp size={18} />
          </ActionIcon>
        </Tooltip>
        <AccountMenu />
      </Group>
    </Group>
  );
}

const KeyName = () => <>{/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</>;
