import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { LoginDocument, MeDocument } from '../../gql/graphql';
import { OutsideForm } from './OutsideForm';

const DEMO = { email: 'demo@example.com', password: 'rapport-demo' };

/** Signing in; a demo installation says how. */
export function SignInPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const demo = useDemoAccount();
  const next = params.get('next');
  return (
    <OutsideForm
      title="Sign in"
      text={params.has('expired') ? 'Your session has ended. Sign in to go on where you were.' : undefined}
      fields={[
        { key: 'email', label: 'Email', type: 'email', autoComplete: 'username' },
        { key: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
      ]}
      submitLabel="Sign in"
      onSubmit={async ({ email = '', password = '' }) => {
        const { data } = await client.mutate({
          mutation: LoginDocument,
          variables: { input: { email, password } },
        });
        await client.clearStore();
        client.writeQuery({ query: MeDocument, data: { me: data?.login ?? null } });
        navigate(next?.startsWith('/') && !next.startsWith('//') ? next : '/home', { replace: true });
      }}
      links={[
        { to: '/forgot', label: 'Forgot your password?' },
        { to: '/signup', label: 'Create an organization' },
      ]}
      hint={(fill) =>
        demo && (
          <Alert variant="light" color="gray" title="This is a demo">
            <Group justify="space-between" gap="xs">
              <span>
                {demo.email}
                <br />
                {demo.password}
              </span>
              <Button size="compact-sm" variant="default" onClick={() => fill(demo)}>
                Fill in
              </Button>
            </Group>
          </Alert>
        )
      }
    />
  );
}

function useDemoAccount() {
  const [account, setAccount] = useState<typeof DEMO | null>(null);
  useEffect(() => {
    fetch('/healthz')
      .then((response) => response.json())
      .then((health: { demo?: boolean }) => health.demo && setAccount(DEMO))
      .catch(() => undefined);
  }, []);
  return account;
}
