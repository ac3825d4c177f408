import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { ViewAsDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAttempt } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';

/** Shows the app as a user or role sees it. */
export function ViewAsButton({ name, ...as }: { name: string; userId?: string; roleId?: string }) {
  const may = useMay();
  const [view] = useMutation(ViewAsDocument);
  const { attempt, busy, problem } = useAttempt();
  if (!may('user.viewAs')) return null;
  const look = async () => {
    await view({ variables: as });
    window.location.assign('/');
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Button
        variant="default"
        leftSection={<IconEye size={16} />}
        loading={busy}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void attempt(look)}
      >
        View as {name}
      </Button>
    </>
  );
}
