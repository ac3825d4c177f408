import { Button, Divider, MultiSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { type SettingsUserFragment, SetUserRolesDocument, UpdateUserDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { FormDrawer } from './SettingsForm';
import { UserAccess } from './UserAccess';
import { UserPermissions } from './UserPermissions';
import { userFields, useSettingsChoices } from './userFields';

/** A user: what is known of them, their roles, and whether they may sign in. */
export function UserDrawer({ user, onClose }: { user?: SettingsUserFragment; onClose: () => void }) {
  const save = useSave();
  const may = useMay();
  const { teams } = useSettingsChoices();
  return (
    <FormDrawer
      title={user?.name ?? ''}
      opened={Boolean(user)}
      onClose={onClose}
      fields={userFields(teams)}
      record={user}
      submitLabel="Save user"
      save={(values, version) =>
        save(
          UpdateUserDocument,
          { input: { id: user?.id ?? '', version, ...values } },
          { done: `${user?.name} saved` },
        )
      }
      after={
        user && (
          <Stack>
            {may('role.update') && <UserRoles user={user} />}
            <UserAccess user={user} />
            {may('role.view') && <UserPermissions id={user.id} />}
          </Stack>
        )
      }
    />
  );
}

function UserRoles({ user }: { user: SettingsUserFragment }) {
  const save = useSave();
  const { roles } = useSettingsChoices();
  const { attempt, busy, problem } = useAttempt();
  const [chosen, setChosen] = useState(user.roles.map(({ id }) => id));
  return (
    <>
      <Divider />
      <MultiSelect
        searchable
        label="Roles"
        description="They may do what any of their roles allows."
        data={roles}
        value={chosen}
        onChange={setChosen}
      />
      <ProblemAlert problem={problem} />
      <Button
        variant="default"
        loading={busy}
        style={{ alignSelf: 'flex-end' }}
        onClick={() =>
          void attempt(() =>
            save(
              SetUserRolesDocument,
              { userId: user.id, roleIds: chosen },
              { done: `Roles of ${user.name} changed`, refetch: ['Me', 'UserPermissions'] },
            ),
          )
        }
      >
        Save roles
      </Button>
    </>
  );
}
