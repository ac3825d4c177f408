import type { ApolloClient } from '@apollo/client';
import { RecordNamesDocument, type RecordNamesQuery } from '../../gql/graphql';

type Named = RecordNamesQuery['recordNames'][number];

interface Known {
  /** When it was asked for. */
  at: number;
  name: Promise<Named>;
}

/** How long a name is taken for the present one, in milliseconds. */
const FRESH = 60_000;
const MOST = 200;

const known = new WeakMap<ApolloClient, Map<string, Known>>();
const waiting = new Map<string, { ids: string[]; names: Promise<readonly Named[]> }>();

/** The name of a record; all that are asked for at once travel together. */
export function nameOf(client: ApolloClient, noun: string, id: string): Promise<Named> {
  const names = known.get(client) ?? new Map<string, Known>();
  known.set(client, names);
  const key = `${noun}:${id}`;
  const last = names.get(key);
  if (last && Date.now() - last.at < FRESH) return last.name;
  const name = together(client, noun, id).then(
    (found) => found.find((each) => each.id === id) ?? { id, name: null, deleted: false },
  );
  name.catch(() => names.delete(key));
  names.set(key, { at: Date.now(), name });
  return name;
}

function together(client: ApolloClient, noun: string, id: string): Promise<readonly Named[]> {
  let batch = waiting.get(noun);
  if (!batch || batch.ids.length >= MOST) {
    const ids: string[] = [];
    const names = Promise.resolve().then(async () => {
      waiting.delete(noun);
      const { data } = await client.query({
        query: RecordNamesDocument,
        variables: { type: noun, ids },
        fetchPolicy: 'no-cache',
      });
      return data?.recordNames ?? [];
    });
    batch = { ids, names };
    waiting.set(noun, batch);
  }
  batch.ids.push(id);
  return batch.names;
}
