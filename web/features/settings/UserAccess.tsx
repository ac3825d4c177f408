import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  DeactivateUserDocument,
  ReactivateUserDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
  type SettingsUserFragment,
} from '../../gql/graphql';
import { useMay, useSession } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { ViewAsButton } from './ViewAsButton';

/** Whether somebody may sign in: the invitation, the end of the access, and the way back. */
export function UserAccess({ user }: { user: SettingsUserFragment }) {
  const { userId } = useSession();
  if (user.id === userId) return null;
  return (
    <>
      <Divider />
      {user.status === 'INACTIVE' && <Reactivate user={user} />}
      {user.status === 'INVITED' && <Invitation user={user} />}
      {user.status === 'ACTIVE' && <ViewAsButton userId={user.id} name={user.name} />}
      {user.status === 'ACTIVE' && <Deactivate user={user} />}
    </>
  );
}

function Reactivate({ user }: { user: SettingsUserFragment }) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const reactivate = () =>
    save(ReactivateUserDocument, { id: user.id }, { done: `${user.name} can sign in again` });
  return (
    <>
      <Text size="sm">{user.name} cannot sign in.</Text>
      <ProblemAlert problem={problem} />
      <Button
        variant="default"
        loading={busy}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void attempt(reactivate)}
      >
        Activate user
      </Button>
    </>
  );
}

function Invitation({ user }: { user: SettingsUserFragment }) {
  return (
    <>
      <Text size="sm">{user.name} has not accepted the invitation yet.</Text>
      <InvitationActions user={user} />
    </>
  );
}

/** Sends an invitation again, with a new link, or takes it back. */
export function InvitationActions({ user }: { user: Pick<SettingsUserFragment, 'id' | 'name' | 'email'> }) {
  const save = useSave();
  const may = useMay();
  const { attempt, busy, problem } = useAttempt();
  if (!may('user.create')) return null;
  const variables = { userId: user.id };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Group gap="xs">
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            void attempt(() =>
              save(ResendInvitationDocument, variables, {
                done: `Invited ${user.name} again`,
                refetch: ['Invitations'],
              }),
            )
          }
        >
          Send again
        </Button>
        <ConfirmButton
          label="Take back"
          question={`The link in the mail to ${user.email} will stop working.`}
          confirm="Take the invitation back"
          onConfirm={() =>
            save(RevokeInvitationDocument, variables, {
              done: 'Invitation taken back',
              refetch: ['Invitations', 'SettingsUsers'],
            })
          }
        />
      </Group>
    </>
  );
}

function Deactivate({ user }: { user: SettingsUserFragment }) {
  const save = useSave();
  const [heir, setHeir] = useState<{ id: string; name?: string } | null>(null);
  const { id, version, name } = user;
  return (
    <ConfirmButton
      label="Deactivate user"
      question={
        <Stack gap="xs">
          <Text size="sm">
            {name} will be signed out everywhere, and their API keys stop working. Who takes over their
            clients, contacts, leads and opportunities, and what is still planned?
          </Text>
          <ReferenceInput
            to="user"
            label="Hand over to"
            placeholder="Nobody: records stay theirs"
            clearable
            value={heir?.id ?? null}
            name={heir?.name}
            onChange={(next, nextName) => setHeir(next ? { id: next, name: nextName } : null)}
          />
        </Stack>
      }
      confirm={`Deactivate ${name}`}
      onConfirm={() =>
        save(
          DeactivateUserDocument,
          { input: { id, version, reassignTo: heir?.id ?? null } },
          { done: `${name} deactivated`, refetch: ['RunningBulkJobs'] },
        )
      }
    />
  );
}
