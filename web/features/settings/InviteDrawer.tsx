import { MultiSelect } from '@mantine/core';
import { InviteUserDocument } from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { FormDrawer } from './SettingsForm';
import { inviteFields, useSettingsChoices } from './userFields';

/** Invites somebody by mail. */
export function InviteDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const save = useSave();
  const { roles, teams } = useSettingsChoices();
  return (
    <FormDrawer
      title="Invite user"
      opened={opened}
      onClose={onClose}
      creating
      fields={inviteFields(teams)}
      submitLabel="Send invitation"
      save={(values) =>
        save(
          InviteUserDocument,
          {
            input: { email: values.email, name: values.name, teamId: values.teamId, roleIds: values.roleIds },
          },
          { done: `Invitation sent to ${values.email}`, refetch: ['SettingsUsers', 'Invitations'] },
        )
      }
    >
      {(values, set) => (
        <MultiSelect
          searchable
          label="Roles"
          description="What they may do."
          data={roles}
          value={values.roleIds ?? []}
          onChange={(ids) => set('roleIds', ids)}
        />
      )}
    </FormDrawer>
  );
}
