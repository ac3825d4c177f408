import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useAction } from '../data/useAction';

type Ids = string[];

/** What a list does with selected rows: change them together or delete them, each in one change set with one undo. */
export function useBulk<U, D>(
  plural: string,
  update: TypedDocumentNode<U, { ids: Ids; patch: unknown }>,
  remove: TypedDocumentNode<D, { ids: Ids }>,
) {
  const { run } = useAction();
  return {
    onBulkPatch: async (ids: Ids, patch: object) =>
      void (await run(
        update,
        { ids, patch },
        { done: `${ids.length} ${plural} changed`, refetch: 'active' },
      )),
    onBulkDelete: async (ids: Ids) =>
      void (await run(remove, { ids }, { done: `${ids.length} ${plural} deleted`, refetch: 'active' })),
  };
}
