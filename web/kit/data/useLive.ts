import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

const LONGEST_WAIT = 30_000;

interface LiveOptions<Data> {
  /** Where to start; the newest sequence number of what is on the screen. */
  since?: string | null;
  /** Reads the sequence number of a message, to resume after a dropped connection. */
  seqOf?: (data: Data) => string | null | undefined;
  onData: (data: Data) => void;
  skip?: boolean;
}

/**
 * Keeps a subscription open. After a drop it waits a random time (full jitter, at most 30 s) and asks again
 * for everything since the newest message. Answers whether the connection is believed to be up.
 */
export function useLive<Data, Variables extends OperationVariables>(
  subscription: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: LiveOptions<Data>,
): boolean {
  const client = useApolloClient();
  const [connected, setConnected] = useState(true);
  const latest = useRef(options);
  latest.current = options;
  const key = JSON.stringify(variables);
  const waiting = options.skip ?? false;

  useEffect(() => {
    if (waiting) return;
    let since = latest.current.since ?? null;
    let attempt = 0;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: { unsubscribe(): void } | undefined;
    const again = () => {
      if (stopped) return;
      setConnected(false);
      const longest = Math.min(LONGEST_WAIT, 500 * 2 ** attempt++);
      timer = setTimeout(open, Math.random() * longest);
    };
    const open = () => {
      current?.unsubscribe();
      current = client
        .subscribe<Data, OperationVariables>({
          query: subscription as TypedDocumentNode<Data, OperationVariables>,
          variables: { ...JSON.parse(key), since } as OperationVariables,
          fetchPolicy: 'no-cache',
        })
        .subscribe({
          next: ({ data, error }) => {
            if (error) return again();
            attempt = 0;
            setConnected(true);
            if (!data) return;
            since = latest.current.seqOf?.(data as Data) ?? since;
            latest.current.onData(data as Data);
          },
          error: again,
          complete: again,
        });
    };
    open();
    const wake = () => {
      if (attempt === 0) return;
      clearTimeout(timer);
      open();
    };
    window.addEventListener('online', wake);
    return () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', wake);
      current?.unsubscribe();
    };
  }, [client, subscription, key, waiting]);
  return connected;
}
