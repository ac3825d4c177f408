import { useQuery } from '@apollo/client/react';
import { Badge, Button, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type SettingsUserFragment, SettingsUsersDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Ago } from '../../kit/fields/FieldValue';
import { sentence } from '../../kit/fields/field';
import { Loaded } from '../../kit/list/Loaded';
import { Invitations } from './Invitations';
import { InviteDrawer } from './InviteDrawer';
import { Rows, RowText, Section } from './Section';
import { UserDrawer } from './UserDrawer';

const STATUS_COLORS = { ACTIVE: 'teal', INVITED: 'orange', INACTIVE: 'gray' };

/** Who works in the organization, and as what. */
export function UsersSection() {
  const { id } = useParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const result = useQuery(SettingsUsersDocument, { variables: { search: search || null } });
  const data = result.data ?? result.previousData;
  const close = () => navigate('/settings/users');
  return (
    <Section
      title="Users"
      text="People who can sign in. Who is deactivated keeps their records but cannot sign in any more."
      actions={
        <Can permission="user.create">
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => navigate('/settings/users/invite')}>
            Invite user
          </Button>
        </Can>
      }
    >
      <Invitations />
      <TextInput
        type="search"
        aria-label="Search users"
        placeholder="Search users"
        leftSection={<IconSearch size={14} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={280}
      />
      <Loaded result={{ ...result, data }}>
        {({ users }) => (
          <>
            <Rows label="Users" rows={users.nodes} empty={search ? 'No users match.' : 'Nobody is here yet.'}>
              {(user) => <UserRow user={user} onOpen={() => navigate(`/settings/users/${user.id}`)} />}
            </Rows>
            {users.pageInfo.hasNextPage && (
              <Button
                variant="default"
                onClick={() => void result.fetchMore({ variables: { after: users.pageInfo.endCursor } })}
              >
                Show more
              </Button>
            )}
            <UserDrawer key={id} user={users.nodes.find((user) => user.id === id)} onClose={close} />
          </>
        )}
      </Loaded>
      <InviteDrawer opened={id === 'invite'} onClose={close} />
    </Section>
  );
}

function UserRow({ user, onOpen }: { user: SettingsUserFragment; onOpen: () => void }) {
  const roles = user.roles.map(({ name }) => name).join(', ');
  return (
    <>
      <RowText
        name={
          user.viewerCan.includes('update') ? (
            <UnstyledButton onClick={onOpen} fz="sm" fw={500} c="var(--mantine-color-anchor)">
              {user.name}
            </UnstyledButton>
          ) : (
            user.name
          )
        }
        text={[user.email, user.team?.name, roles || 'No role'].filter(Boolean).join(' · ')}
      />
      {user.lastSeenAt && (
        <Text size="xs" c="dimmed" visibleFrom="sm">
          Seen <Ago at={user.lastSeenAt} />
        </Text>
      )}
      <Badge color={STATUS_COLORS[user.status]}>{sentence(user.status)}</Badge>
    </>
  );
}
