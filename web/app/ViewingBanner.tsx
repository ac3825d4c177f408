import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { StopViewingAsDocument } from '../gql/graphql';
import { useSession } from '../kit/data/session';

/** Says on every page that one looks with the rights of somebody else, and leads back. */
export function ViewingBanner() {
  const { viewingAs } = useSession();
  const [stop, { loading }] = useMutation(StopViewingAsDocument);
  if (!viewingAs) return null;
  const back = () => void stop().then(() => window.location.assign('/'));
  return (
    <Alert color="orange" radius={0} py="xs" icon={<IconEye size={18} />} role="status">
      <Group justify="space-between" gap="xs">
        <span>
          You see Rapport as <b>{viewingAs}</b>. Nothing can be changed.
        </span>
        <Button size="compact-sm" variant="default" loading={loading} onClick={back}>
          Back to yourself
        </Button>
      </Group>
    </Alert>
  );
}
