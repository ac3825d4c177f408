import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { RequestPasswordResetDocument, ResetPasswordDocument } from '../../gql/graphql';
import { tell } from '../../kit/data/tell';
import { OutsideForm } from './OutsideForm';

/** Asks for a link to set a new password; says the same whether the account exists or not. */
export function ForgotPasswordPage() {
  const client = useApolloClient();
  const [sent, setSent] = useState(false);
  return (
    <OutsideForm
      title="Forgot your password?"
      text={
        sent
          ? 'If there is an account with this email, a link is on its way. It works once, for an hour.'
          : 'We send you a link to set a new one.'
      }
      fields={sent ? [] : [{ key: 'email', label: 'Email', type: 'email', autoComplete: 'username' }]}
      submitLabel={sent ? 'Send again' : 'Send link'}
      onSubmit={async ({ email = '' }) => {
        await client.mutate({ mutation: RequestPasswordResetDocument, variables: { email } });
        setSent(true);
      }}
      links={[{ to: '/login', label: 'Back to sign in' }]}
    />
  );
}

/** Sets a new password with the token of the link. */
export function ResetPasswordPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { token = '' } = useParams();
  return (
    <OutsideForm
      title="Set a new password"
      fields={[
        {
          key: 'password',
          label: 'New password',
          type: 'password',
          autoComplete: 'new-password',
          help: 'At least 12 characters; a sentence is fine.',
        },
      ]}
      submitLabel="Set password"
      onSubmit={async ({ password = '' }) => {
        await client.mutate({ mutation: ResetPasswordDocument, variables: { input: { token, password } } });
        tell('Your password is set. Sign in with it.');
        navigate('/login', { replace: true });
      }}
      links={[{ to: '/forgot', label: 'Send me another link' }]}
    />
  );
}
