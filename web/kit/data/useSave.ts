import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { type Problem, problemOf } from './errors';
import { useUndo } from './undo';

interface SaveOptions {
  /** Shown in the undo toast when it worked. */
  done?: string;
  /** Queries (by name) to load again; 'active' for all on the screen. */
  refetch?: string[] | 'active';
}

/** Runs a mutation for a form: throws what the server said, offers undo when it worked. */
export function useSave() {
  const client = useApolloClient();
  const { offer } = useUndo();
  return useCallback(
    async <Data, Variables extends OperationVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      { done, refetch }: SaveOptions = {},
    ): Promise<Data | null> => {
      const { data } = await client.mutate<Data, OperationVariables>({
        mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
        variables,
      });
      if (done) offer(done);
      if (refetch) await client.refetchQueries({ include: refetch });
      return data ?? null;
    },
    [client, offer],
  );
}

/** Runs one thing at a time and keeps what went wrong, to show it in place. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = useCallback(async <T>(what: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    try {
      return await what();
    } catch (error) {
      setProblem(problemOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  }, []);
  return { attempt, busy, problem };
}
