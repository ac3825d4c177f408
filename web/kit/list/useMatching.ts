import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import type { Connection } from './RecordList';

const PAGE = 100;

/** Finds the ids of all records of a list, also of those that are not loaded. */
export function useMatching<Row extends { id: string }, Data>(
  query: TypedDocumentNode<Data, any>,
  connectionOf: (data: Data) => Connection<Row>,
  variables: OperationVariables,
): () => Promise<string[]> {
  const client = useApolloClient();
  return useCallback(async () => {
    const ids: string[] = [];
    for (let after: string | null | undefined = null; ; ) {
      const { data } = await client.query<Data, OperationVariables>({
        query,
        variables: { ...variables, first: PAGE, after },
        fetchPolicy: 'no-cache',
      });
      if (!data) return ids;
      const { nodes, pageInfo } = connectionOf(data);
      ids.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) return ids;
      after = pageInfo.endCursor;
    }
  }, [client, query, connectionOf, variables]);
}
