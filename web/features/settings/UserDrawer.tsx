import { Button, Divider, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type SettingsUserFragment, SetUserRolesDocument, UpdateUserDocument } from '../../gql/graphql';
import { useMay, useSession } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { FormDrawer } from './SettingsForm';
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
              { done: `Roles of ${user.name} changed`, refetch: ['Me'] },
            ),
          )
        }
      >
        Save roles
      </Button>
    </>
  );
}

function UserAccess({ user }: { user: SettingsUserFragment }) {
  const save = useSave();
  const { userId } = useSession();
  const { attempt, busy, problem } = useAttempt();
  if (user.id === userId) return null;
  const setStatus = (status: 'ACTIVE' | 'INACTIVE', done: string) =>
    save(UpdateUserDocument, { input: { id: user.id, version: user.version, status } }, { done });
  return (
    <>
      <Divider />
      {user.status === 'INACTIVE' ? (
        <>
          <Text size="sm">{user.name} cannot sign in.</Text>
          <ProblemAlert problem={problem} />
          <Button
            variant="default"
            loading={busy}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => void attempt(() => setStatus('ACTIVE', `${user.name} can sign in again`))}
          >
            Activate user
          </Button>
        </>
      ) : (
        <ConfirmButton
          label="Deactivate user"
          question={`${user.name} will be signed out everywhere and cannot sign in any more. Their records stay theirs.`}
          confirm={`Deactivate ${user.name}`}
          onConfirm={() => setStatus('INACTIVE', `${user.name} deactivated`)}
        />
      )}
    </>
  );
}
