import { useApolloClient } from '@apollo/client/react';
import { Avatar, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconListCheck, IconLogout } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { LogoutDocument, MeDocument, SwitchOrganizationDocument } from '../gql/graphql';
import { forgetChangeSets } from '../kit/data/changeSets';
import { problemOf } from '../kit/data/errors';
import { useSession } from '../kit/data/session';
import { tellProblem } from '../kit/data/tell';
import { forgetDrafts } from '../kit/data/useDraft';
import { useShowFirstSteps } from './useShowFirstSteps';

/** Who is signed in: organization switch, theme, sign out. */
export function AccountMenu() {
  const session = useSession();
  const client = useApolloClient();
  const navigate = useNavigate();
  const showFirstSteps = useShowFirstSteps();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const switchTo = async (organizationId: string) => {
    try {
      const { data } = await client.mutate({
        mutation: SwitchOrganizationDocument,
        variables: { organizationId },
      });
      forgetChangeSets();
      navigate('/home');
      await client.clearStore();
      client.writeQuery({ query: MeDocument, data: { me: data?.switchOrganization ?? null } });
    } catch (error) {
      tellProblem(problemOf(error));
    }
  };
  const signOut = async () => {
    await client.mutate({ mutation: LogoutDocument }).catch(() => undefined);
    forgetChangeSets();
    await forgetDrafts();
    navigate('/login');
    await client.clearStore();
  };
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${session.userName}`} p={3} style={{ borderRadius: '50%' }}>
          <Avatar size={30} color="gray" variant="filled" aria-hidden>
            <span className="initials" data-initials={initialsOf(session.userName)} />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="sm" fw={600} px="sm" pt={6}>
          {session.userName}
        </Text>
        <Text size="xs" c="dimmed" px="sm" pb={6}>
          {session.email}
        </Text>
        <Menu.Divider />
        <Menu.Label c="dimmed">Organization</Menu.Label>
        {session.organizations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            rightSection={
              id === session.organizationId ? <IconCheck size={16} aria-label="current" /> : undefined
            }
            onClick={() => id !== session.organizationId && void switchTo(id)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label c="dimmed">Theme</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          mx={4}
          mb={4}
          aria-label="Theme"
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as 'light' | 'dark' | 'auto')}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'Auto' },
          ]}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconListCheck size={16} />} onClick={showFirstSteps}>
          First steps
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map(([first = '']) => first)
    .slice(0, 2)
    .join('')
    .toUpperCase();
