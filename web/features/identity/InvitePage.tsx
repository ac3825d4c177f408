import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';
import { AcceptInvitationDocument, MeDocument } from '../../gql/graphql';
import { OutsideForm } from './OutsideForm';

/** Accepting an invitation by its link. */
export function InvitePage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { token = '' } = useParams();
  return (
    <OutsideForm
      title="Join your team"
      text="Choose a password to accept the invitation. If you already have an account with this email, enter its password."
      fields={[
        {
          key: 'name',
          label: 'Your name',
          autoComplete: 'name',
          optional: true,
          help: 'Leave empty to keep the name in the invitation.',
        },
        {
          key: 'password',
          label: 'Password',
          type: 'password',
          autoComplete: 'new-password',
          help: 'At least 12 characters; a sentence is fine.',
        },
      ]}
      submitLabel="Accept invitation"
      onSubmit={async ({ name, password = '' }) => {
        const { data } = await client.mutate({
          mutation: AcceptInvitationDocument,
          variables: { input: { token, name: name || null, password } },
        });
        await client.clearStore();
        client.writeQuery({ query: MeDocument, data: { me: data?.acceptInvitation ?? null } });
        navigate('/home', { replace: true });
      }}
      links={[{ to: '/login', label: 'Sign in instead' }]}
    />
  );
}
