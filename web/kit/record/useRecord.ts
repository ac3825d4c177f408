import { useApolloClient, useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useAction } from '../data/useAction';
import { useSaveField } from '../data/useSaveField';
import type { Field } from '../fields/field';
import { type RecordKind, type RecordRow, typeOf } from './recordKind';

const nameOf = ({ name }: RecordRow) => name;

/** One record, loaded, with what the viewer may do to it. */
export function useRecord<Row extends RecordRow>(kind: RecordKind<Row>, id = '') {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { run } = useAction();
  const { one, update, remove, restore } = kind.operations;
  const { data, loading, error, refetch } = useQuery(one, { variables: { id } });
  const found = data?.[kind.noun] as Row | null | undefined;
  // A record known only by reference has no name yet.
  const row = found?.name ? found : undefined;
  const save = useSaveField(update, typeOf(kind), nameOf, kind.also);
  return {
    kind,
    id,
    row,
    loading,
    error,
    retry: () => void refetch(),
    refetch,
    can: (verb: string) => Boolean(row && !row.deletedAt && row.viewerCan.includes(verb)),
    save: (field: Field, value: unknown) => (row ? save(row, field, value) : Promise.resolve()),
    remove: async () => {
      if (!row) return;
      const done = `${row.name} deleted`;
      if (!(await run(remove, { id, version: row.version }, { done, refetch: 'active' }))) return;
      for (const fieldName of kind.listedIn) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
      navigate(kind.list.href);
    },
    restore: () => run(restore, { id }, { done: `${row?.name} restored`, refetch: 'active' }),
  };
}

/** What {@link useRecord} answers. */
export type RecordState<Row extends RecordRow> = ReturnType<typeof useRecord<Row>>;
