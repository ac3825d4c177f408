import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { MeDocument, SignUpDocument } from '../../gql/graphql';
import { OutsideForm } from './OutsideForm';

/** Creating an organization with its first user. */
export function SignUpPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  return (
    <OutsideForm
      title="Create an organization"
      text="You will be its owner. You can invite others afterwards."
      fields={[
        { key: 'organizationName', label: 'Organization', autoComplete: 'organization' },
        { key: 'name', label: 'Your name', autoComplete: 'name' },
        { key: 'email', label: 'Email', type: 'email', autoComplete: 'username' },
        {
          key: 'password',
          label: 'Password',
          type: 'password',
          autoComplete: 'new-password',
          help: 'At least 12 characters; a sentence is fine.',
        },
      ]}
      submitLabel="Create organization"
      onSubmit={async ({ organizationName = '', name = '', email = '', password = '' }) => {
        const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
        const { data } = await client.mutate({
          mutation: SignUpDocument,
          variables: {
            input: { organizationName, name, email, password, timeZone, locale },
          },
        });
        await client.clearStore();
        client.writeQuery({ query: MeDocument, data: { me: data?.signUp ?? null } });
        navigate('/home', { replace: true });
      }}
      links={[{ to: '/login', label: 'I have an account' }]}
    />
  );
}
