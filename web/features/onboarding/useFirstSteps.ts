import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import {
  DemoProgressedDocument,
  type DemoProgressedSubscription,
  FirstStepsDocument,
} from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { tell } from '../../kit/data/tell';
import { useLive } from '../../kit/data/useLive';

const BUSY = ['LOADING', 'REMOVING'];
const ENDED: Record<string, string> = {
  LOADED: 'The demo company is here. Look around.',
  REMOVED: 'The demo company is gone.',
};

/** The first steps, and the demo company while it comes or goes: then everything on the screen is loaded again. */
export function useFirstSteps() {
  const client = useApolloClient();
  const { organizationId } = useSession();
  const [progress, setProgress] = useState<DemoProgressedSubscription['jobProgressed']>(null);
  const working = useRef(false);
  const result = useQuery(FirstStepsDocument, {
    fetchPolicy: 'cache-and-network',
    // Should a message be lost.
    pollInterval: 3_000,
    skipPollAttempt: () => !working.current,
  });
  const first = result.data?.firstSteps;
  const status = first?.organization.demoStatus ?? null;
  const busy = BUSY.includes(status ?? '');
  useLive(
    DemoProgressedDocument,
    { id: organizationId },
    {
      skip: !busy,
      onData: ({ jobProgressed }) => {
        setProgress(jobProgressed);
        if (!BUSY.includes(jobProgressed?.status ?? '')) void result.refetch();
      },
    },
  );
  useEffect(() => {
    if (working.current && !busy) {
      setProgress(null);
      if (status && ENDED[status]) tell(ENDED[status]);
      void client.refetchQueries({ include: 'active' });
    }
    working.current = busy;
  }, [busy, status, client]);
  return { first, status, busy, progress };
}
