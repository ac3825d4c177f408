import { useApolloClient } from '@apollo/client/react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { LeadChangedDocument, LeadRowFragmentDoc } from '../../gql/graphql';
import { useLive } from '../../kit/data/useLive';

/** Keeps the leads on the screen as they are now; calls back, gathered, when there may be others. */
export function useLiveLeads(onChange: () => void): void {
  const client = useApolloClient();
  // A random moment, so that not everybody asks at once; another one at each render would cancel what waits.
  const [delay] = useState(() => 500 + Math.random() * 1000);
  const later = useDebouncedCallback(onChange, delay);
  useLive(
    LeadChangedDocument,
    {},
    {
      seqOf: ({ leadChanged }) => leadChanged?.seq,
      onData: ({ leadChanged }) => {
        const data = leadChanged?.record;
        if (data) client.cache.writeFragment({ fragment: LeadRowFragmentDoc, fragmentName: 'LeadRow', data });
        later();
      },
    },
  );
}
