import { Divider } from '@mantine/core';
import {
  CreateTeamDocument,
  DeleteTeamDocument,
  type SettingsTeamFragment,
  UpdateTeamDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { FormDrawer } from './SettingsForm';
import { TeamMembers } from './TeamMembers';
import { withDescendants } from './teamTree';

const teamFields = (parents: { value: string; label: string }[]) =>
  fieldsOf([
    { key: 'name', label: 'Name', type: 'text', required: true },
    { key: 'leadId', label: 'Lead', type: 'reference', to: 'user' },
    { key: 'parentTeamId', label: 'Part of', type: 'choice', options: parents },
    { key: 'region', label: 'Region', type: 'text' },
  ]);

interface TeamDrawerProps {
  team: SettingsTeamFragment | 'new' | null;
  teams: SettingsTeamFragment[];
  onClose: () => void;
}

/** Creates or changes a team. */
export function TeamDrawer({ team: shown, teams, onClose }: TeamDrawerProps) {
  const save = useSave();
  const team = shown === 'new' || !shown ? null : (teams.find(({ id }) => id === shown.id) ?? shown);
  const below = team ? withDescendants(teams, team.id) : new Set<string>();
  const parents = teams
    .filter(({ id }) => !below.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const refetch = ['SettingsTeams'];
  return (
    <FormDrawer
      title={team?.name ?? 'Create team'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!team}
      fields={teamFields(parents)}
      record={team ?? undefined}
      submitLabel={team ? 'Save team' : 'Create team'}
      save={(values, version) =>
        team
          ? save(
              UpdateTeamDocument,
              { input: { id: team.id, version, ...values } },
              { done: `${team.name} saved`, refetch },
            )
          : save(
              CreateTeamDocument,
              {
                input: {
                  name: values.name,
                  leadId: values.leadId,
                  parentTeamId: values.parentTeamId,
                  region: values.region,
                },
              },
              { done: `${values.name} created`, refetch },
            )
      }
      after={
        team && (
          <>
            <TeamMembers team={team} />
            {team.viewerCan.includes('delete') && (
              <>
                <Divider my="md" />
                <ConfirmButton
                  label="Delete team"
                  question={`${team.name} goes; its members stay in the organization, without a team.`}
                  confirm={`Delete ${team.name}`}
                  onConfirm={async () => {
                    await save(
                      DeleteTeamDocument,
                      { id: team.id, version: team.version },
                      { done: `${team.name} deleted`, refetch },
                    );
                    onClose();
                  }}
                />
              </>
            )}
          </>
        )
      }
    />
  );
}
