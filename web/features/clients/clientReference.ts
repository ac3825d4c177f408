import type { ApolloClient } from '@apollo/client';
import { ClientNameDocument, ClientOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Clients, for pickers and links in other features. */
export const clientReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Client',
  search: async (search) => {
    const { data } = await client.query({
      query: ClientOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.clients.nodes ?? []).map(({ id, name, email }) => ({
      value: id,
      label: name,
      hint: email ?? undefined,
    }));
  },
  name: async (id) =>
    (await client.query({ query: ClientNameDocument, variables: { id } })).data?.client?.name ?? null,
  href: (id) => `/clients/${id}`,
});
