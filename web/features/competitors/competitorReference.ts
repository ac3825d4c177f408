import type { ApolloClient } from '@apollo/client';
import {
  CompetitorNameDocument,
  CompetitorOptionsDocument,
  CreateCompetitorDocument,
} from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Competitors, for pickers and links in other features; those who may create them do so by name. */
export const competitorReference = (client: ApolloClient, mayCreate: boolean): ReferenceSource => ({
  label: 'Competitor',
  search: async (search) => {
    const { data } = await client.query({
      query: CompetitorOptionsDocument,
      variables: { search: search || null, filter: { active: { eq: true } } },
      fetchPolicy: 'network-only',
    });
    return (data?.competitors.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  },
  name: async (id) =>
    (await client.query({ query: CompetitorNameDocument, variables: { id } })).data?.competitor?.name ?? null,
  href: (id) => `/competitors/${id}`,
  create: mayCreate
    ? async (name) => {
        const { data } = await client.mutate({
          mutation: CreateCompetitorDocument,
          variables: { input: { name } },
        });
        client.cache.evict({ fieldName: 'competitors' });
        return data?.createCompetitor.id ?? '';
      }
    : undefined,
});
