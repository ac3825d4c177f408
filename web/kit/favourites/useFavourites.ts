import type { ApolloCache } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import {
  FavouritesDocument,
  OrderFavouritesDocument,
  type RecordLinkFieldsFragment,
  SetFavouriteDocument,
} from '../../gql/graphql';
import { problemOf } from '../data/errors';
import { tellProblem } from '../data/tell';

const NONE: RecordLinkFieldsFragment[] = [];

/** The records the viewer has starred, in their order, and how to change that; the screen shows it at once. */
export function useFavourites() {
  const client = useApolloClient();
  const { data } = useQuery(FavouritesDocument);
  const favourites = data?.favourites ?? NONE;

  const save = useCallback(
    async (next: RecordLinkFieldsFragment[] | null, send: () => Promise<RecordLinkFieldsFragment[]>) => {
      if (next) write(client.cache, next);
      try {
        write(client.cache, await send());
      } catch (error) {
        write(client.cache, favourites);
        tellProblem(problemOf(error));
      }
    },
    [client, favourites],
  );

  const set = (type: string, id: string, starred: boolean) =>
    save(starred ? null : favourites.filter((link) => link.id !== id), async () => {
      const variables = { input: { type, id, starred } };
      return (await client.mutate({ mutation: SetFavouriteDocument, variables })).data?.setFavourite ?? NONE;
    });
  const order = (ids: string[]) =>
    save(
      ids.flatMap((id) => favourites.find((link) => link.id === id) ?? []),
      async () =>
        (await client.mutate({ mutation: OrderFavouritesDocument, variables: { ids } })).data
          ?.orderFavourites ?? NONE,
    );
  return { favourites, set, order };
}

const write = (cache: ApolloCache, favourites: RecordLinkFieldsFragment[]) =>
  cache.writeQuery({ query: FavouritesDocument, data: { favourites } });
