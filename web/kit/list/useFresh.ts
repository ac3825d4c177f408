import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

/** Calls back when records of a list may have come, gone or changed; a hook. */
export type UseLiveRows = (onChange: () => void) => void;

const useNothing: UseLiveRows = () => undefined;

interface Page {
  nodes: { id: string }[];
  totalCount: number;
}

/** Whether a live list would look different by now. Nothing moves under the pointer: the viewer asks for it. */
export function useFresh<Data>(
  useLiveRows: UseLiveRows = useNothing,
  query: TypedDocumentNode<Data, any>,
  connection: (data: Data) => Page,
  variables: OperationVariables,
  shown: Page | null,
): boolean {
  const client = useApolloClient();
  const [now, setNow] = useState<{ of: OperationVariables; page: Page } | null>(null);
  const latest = useRef(variables);
  useEffect(() => {
    latest.current = variables;
  }, [variables]);
  useLiveRows(() => {
    void client
      .query<Data, OperationVariables>({ query, variables, fetchPolicy: 'no-cache' })
      .then(({ data }) => {
        if (data && latest.current === variables) setNow({ of: variables, page: connection(data as Data) });
      })
      .catch(() => undefined);
  });
  if (!now || !shown || now.of !== variables) return false;
  return (
    now.page.totalCount !== shown.totalCount ||
    now.page.nodes.some(({ id }, at) => id !== shown.nodes[at]?.id)
  );
}
