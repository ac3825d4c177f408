import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useAction } from '../data/useAction';
import { useSave } from '../data/useSave';
import { inputOf } from '../fields/field';
import { counted } from '../fields/format';

/** How many records the server changes or deletes in one go. */
export const MAX_BULK = 500;

type Ids = string[];

/** What a list does with selected rows: change them together or delete them, each in one change set with one undo. */
export interface Bulk {
  /** Throws what the server said. */
  patch: (ids: Ids, values: Record<string, unknown>) => Promise<void>;
  /** Whether they are gone. */
  remove: (ids: Ids) => Promise<boolean>;
}

/** The bulk operations of a noun. */
export function useBulk<U, D>(
  plural: string,
  update: TypedDocumentNode<U, { ids: Ids; patch: unknown }>,
  remove: TypedDocumentNode<D, { ids: Ids }>,
): Bulk {
  const client = useApolloClient();
  const save = useSave();
  const { run } = useAction();
  return {
    patch: async (ids, values) => {
      await save(update, { ids, patch: inputOf(values) }, { done: `${counted(ids.length, plural)} changed` });
      await client.refetchQueries({ include: 'active' });
    },
    remove: async (ids) =>
      Boolean(
        await run(remove, { ids }, { done: `${counted(ids.length, plural)} deleted`, refetch: 'active' }),
      ),
  };
}
