import { useMantineColorScheme } from '@mantine/core';

import { useNavigate } from 'react-router';
import { SECTION_NAMES } from '../features/settings/sectionNames';
import { useMay } from '../kit/data/session';
import { useUndo } from '../kit/data/undo';
import { isTyping, useCommands } from '../kit/shell/commands';
import { CREATE, LOG, useCreate, useLog } from './create';
import { openHelp } from './help';
import { NAVIGATION, SETTINGS } from './navigation';
import { palette } from './palette';
import { useShowFirstSteps } from './useShowFirstSteps';

/** The commands that work anywhere. */
export function AppCommands({ onRail }: { onRail: () => void }) {
  const navigate = useNavigate();
  const may = useMay();
  const create = useCreate();
  const log = useLog();
  const showFirstSteps = useShowFirstSteps();
  const { undo } = useUndo();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useCommands([
    ...[...NAVIGATION, SETTINGS]
      .filter(({ permission }) => !permission || may(permission))
      .map(({ to, label, key, Icon }) => ({
        id: `go.${to}`,
        label: `Go to ${label}`,
        keys: `g ${key}`,
        group: 'Go to',
        icon: <Icon size={18} />,
        run: () => navigate(to),
      })),
    ...(may('interaction.create') ? LOG : []).map(({ type, label, keys, Icon }) => ({
      id: `log.${type}`,
      label,
      keys,
      group: 'Log',
      icon: <Icon size={18} />,
      run: () => log(type),
    })),
    {
      id: 'palette',
      label: 'Search or do…',
      keys: 'mod+k',
      group: 'Anywhere',
      hidden: true,
      run: palette.open,
    },
    {
      id: 'undo',
      label: 'Undo the last change',
      keys: 'u | mod+z',
      group: 'Anywhere',
      // In a field these keys take back what was typed.
      when: () => !isTyping(document.activeElement),
      run: () => undo(),
    },
    { id: 'rail', label: 'Narrow or widen the navigation', keys: '[', group: 'Anywhere', run: onRail },
    {
      id: 'theme',
      label: 'Switch between light and dark',
      keys: 'shift+d',
      group: 'Anywhere',
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'first-steps', label: 'Show the first steps', group: 'Go to', run: showFirstSteps },
    { id: 'help', label: 'Show the shortcuts', keys: '?', group: 'Anywhere', run: openHelp },
    ...SECTION_NAMES.filter(({ permission }) => !permission || may(permission)).map(
      ({ key, label, Icon }) => ({
        id: `settings.${key}`,
        label: `Settings: ${label}`,
        group: 'Go to',
        icon: <Icon size={18} />,
        run: () => navigate(`/settings/${key}`),
      }),
    ),
    ...CREATE.filter(({ permission }) => may(permission)).map(({ type, label, keys, Icon }) => ({
      id: `create.${type}`,
      label,
      keys,
      group: 'Create',
      icon: <Icon size={18} />,
      run: () => create(type),
    })),
  ]);
  return null;
}
