import { Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Asked } from '../kit/questions/questions';
import { useAllCommands } from '../kit/shell/commands';
import { Keys } from '../kit/shell/Keys';

/** What keys work here. */
export function ShortcutHelp({ opened, answer }: Asked<null, void>) {
  const commands = useAllCommands().filter(({ keys }) => keys);
  const groups = [...new Set(commands.map(({ group }) => group ?? 'This page'))].sort(
    (a, b) => rank(a) - rank(b),
  );
  return (
    <Modal opened={opened} onClose={answer} title="Shortcuts that work here" size="xl">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map((group) => (
          <section key={group}>
            <Title order={3} mb="xs">
              {group}
            </Title>
            <Stack gap={6}>
              {commands
                .filter((command) => (command.group ?? 'This page') === group)
                .map(({ id, label, keys = '' }) => (
                  <Group key={id} justify="space-between" wrap="nowrap">
                    <Text size="sm">{label}</Text>
                    <Keys keys={keys} />
                  </Group>
                ))}
            </Stack>
          </section>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

const rank = (group: string) =>
  ['This record', 'This page', 'Board', 'Peek panel', 'Go to', 'Create', 'Anywhere'].indexOf(group);
