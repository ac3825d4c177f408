import type { ApolloCache, ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { type Field, inputOf, rawValue } from '../fields/field';
import { askConflict } from '../questions/askConflict';
import { problemOf } from './errors';
import { useUndo } from './undo';

interface Row {
  __typename?: string;
  id: string;
  version: number;
}

/** Writes fields of a normalized record; answers how to put the old values back. */
function writeFields(cache: ApolloCache, id: string | undefined, patch: Record<string, unknown>): () => void {
  const before: Record<string, unknown> = {};
  cache.modify({
    id,
    fields: Object.fromEntries(
      Object.entries(patch).map(([key, value]) => [
        key,
        (old: unknown) => {
          before[key] = old;
          return value;
        },
      ]),
    ),
  });
  return () => {
    cache.modify({
      id,
      fields: Object.fromEntries(Object.entries(before).map(([key, value]) => [key, () => value])),
    });
  };
}

/**
 * What else is to be sent with a field that was changed in place, asked of the viewer; null when they would rather leave
 * it as it is.
 */
export type AlsoWithField = (
  client: ApolloClient,
  row: { id: string },
  field: Field,
) => Promise<Record<string, unknown> | null>;

/**
 * Saves one field of a record: the screen shows it at once, the server confirms, a refusal puts the old
 * value back and is thrown. A successful save offers undo, and answers the record as it is then; null when it was given up.
 */
export function useSaveField(
  mutation: TypedDocumentNode<any, any>,
  typename: string,
  nameOf: (row: any) => string,
  also?: AlsoWithField,
) {
  const client = useApolloClient();
  const { offer } = useUndo();
  return useCallback(
    async (row: Row, field: Field, value: unknown) => {
      const more = also ? await also(client, row, field) : {};
      if (!more) return null;
      // A reference shows the name of its target, which only the answer brings.
      const patch = field.type.startsWith('reference') ? {} : inputOf({ [field.key]: value }, row);
      const rollback = writeFields(
        client.cache,
        client.cache.identify({ __typename: typename, id: row.id }),
        patch,
      );
      const save = (version: number, values: Record<string, unknown>) =>
        client.mutate<Record<string, Row>, OperationVariables>({
          mutation,
          variables: { input: { id: row.id, version, ...inputOf(values), ...more } },
        });
      const mine = { [field.key]: value };
      try {
        const answer = await save(row.version, mine).catch(async (error) => {
          const { code, current } = problemOf(error);
          if (code !== 'CONFLICT' || !current) throw error;
          const plain = { ...field, read: undefined };
          // Somebody changed other fields only: there is nothing to choose.
          const untouched = same(rawValue(plain, current), rawValue(plain, row));
          const wanted = untouched
            ? { values: mine, version: Number(current.version) }
            : await askConflict({ current, mine, fields: [field] });
          if (!wanted || !Object.keys(wanted.values).length) {
            rollback();
            await client.refetchQueries({ include: 'active' });
            return null;
          }
          return save(wanted.version, wanted.values);
        });
        if (!answer) return null;
        offer(`${field.label} of ${nameOf(row)} changed`);
        return Object.values(answer.data ?? {})[0] as Row;
      } catch (error) {
        rollback();
        throw error;
      }
    },
    [client, mutation, typename, nameOf, also, offer],
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
