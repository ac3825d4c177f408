import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type SettingsTeamFragment, UpdateUserDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { Nothing } from '../../kit/list/faces';

/** Who is in a team; adds and removes people. */
export function TeamMembers({ team }: { team: SettingsTeamFragment }) {
  const save = useSave();
  const may = useMay();
  const { attempt, problem } = useAttempt();
  const move = (id: string, teamId: string | null, done: string) =>
    void attempt(() =>
      save(UpdateUserDocument, { input: { id, teamId } }, { done, refetch: ['SettingsTeams'] }),
    );
  return (
    <Stack gap="xs" component="section" aria-label="Members">
      <Text size="sm" fw={500}>
        Members
      </Text>
      <ProblemAlert problem={problem} />
      {team.members.length === 0 && <Nothing>Nobody yet.</Nothing>}
      {team.members.map(({ id, name }) => (
        <Group key={id} justify="space-between">
          <Text size="sm">{name}</Text>
          {may('user.update') && (
            <ActionIcon
              aria-label={`Remove ${name} from ${team.name}`}
              onClick={() => move(id, null, `${name} removed from ${team.name}`)}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may('user.update') && (
        <ReferenceInput
          key={team.members.length}
          to="user"
          label="Add a member"
          value={null}
          onChange={(id, name) => id && move(id, team.id, `${name} added to ${team.name}`)}
        />
      )}
    </Stack>
  );
}
