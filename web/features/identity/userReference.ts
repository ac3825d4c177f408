import type { ApolloClient } from '@apollo/client';
import { UserNameDocument, UserOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Users, for owner and team pickers. */
export const userReference = (client: ApolloClient): ReferenceSource => ({
  label: 'User',
  search: async (search) => {
    const { data } = await client.query({
      query: UserOptionsDocument,
      variables: { search: search || null },
    });
    return (data?.users.nodes ?? []).map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
  },
  name: async (id) =>
    (await client.query({ query: UserNameDocument, variables: { id } })).data?.user?.name ?? null,
});
