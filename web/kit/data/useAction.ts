import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { problemOf } from './errors';
import { tellProblem } from './tell';
import { useUndo } from './undo';

interface ActionOptions<Data> {
  /** Shown in the undo toast when it worked; made of what came back where that says more. */
  done?: string | ((data: Data) => string);
  /** Queries (by name) to load again; 'active' for all on the screen. */
  refetch?: string[] | 'active';
  optimistic?: Data;
}

/** Runs mutations that have no form: shows the undo toast, or the problem. Answers the data, or null. */
export function useAction() {
  const client = useApolloClient();
  const { offer } = useUndo();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <Data, Variables extends OperationVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      options: ActionOptions<Data> = {},
    ): Promise<Data | null> => {
      setBusy(true);
      try {
        const { data } = await client.mutate<Data, OperationVariables>({
          mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
          variables,
          optimisticResponse: options.optimistic as never,
        });
        if (options.refetch) await client.refetchQueries({ include: options.refetch });
        const { done } = options;
        if (typeof done === 'string') offer(done);
        else if (done && data) offer(done(data));
        return data ?? null;
      } catch (error) {
        const problem = problemOf(error);
        tellProblem(problem);
        // What is on the screen is not what there is.
        if (options.refetch && problem.code === 'CONFLICT')
          await client.refetchQueries({ include: options.refetch }).catch(() => undefined);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client, offer],
  );
  return { run, busy };
}
