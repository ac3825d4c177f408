import { useQuery } from '@apollo/client/react';
import { Badge, Stack, Title } from '@mantine/core';
import { InvitationsDocument, type InvitationsQuery } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { formatDateTime } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { Rows, RowText } from './Section';
import { InvitationActions } from './UserAccess';

type Invitation = InvitationsQuery['invitations'][number];

/** Invitations that nobody has accepted yet; nothing at all when there are none. */
export function Invitations() {
  const may = useMay();
  const result = useQuery(InvitationsDocument, {
    skip: !may('user.create'),
    fetchPolicy: 'cache-and-network',
  });
  if (result.data && result.data.invitations.length === 0) return null;
  if (!may('user.create')) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="invitations">
      <Title order={2} size="h3" id="invitations">
        Open invitations
      </Title>
      <Loaded result={result} rows={2}>
        {({ invitations }) => (
          <Rows
            label="Open invitations"
            rows={invitations.map((each) => ({ ...each, id: each.userId }))}
            empty="No open invitations."
          >
            {(invitation) => <InvitationRow invitation={invitation} />}
          </Rows>
        )}
      </Loaded>
    </Stack>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { user, invitedBy, expiresAt } = invitation;
  if (!user) return null;
  const roles = user.roles.map(({ name }) => name).join(', ');
  return (
    <>
      <RowText
        name={user.name}
        text={[
          user.email,
          roles || 'No role',
          invitedBy && `invited by ${invitedBy.name}`,
          expiresAt && `link works until ${formatDateTime(expiresAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      {!expiresAt && <Badge color="red">Link expired</Badge>}
      <InvitationActions user={user} />
    </>
  );
}
