import type { ApolloClient } from '@apollo/client';
import { OpportunityNameDocument, OpportunityOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Opportunities, for pickers and links in other features. */
export const opportunityReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Opportunity',
  search: async (search) => {
    const { data } = await client.query({
      query: OpportunityOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.opportunities.nodes ?? []).map((opportunity) => ({
      value: opportunity.id,
      label: opportunity.name,
      hint: opportunity.client?.name,
    }));
  },
  name: async (id) =>
    (await client.query({ query: OpportunityNameDocument, variables: { id } })).data?.opportunity?.name ??
    null,
  href: (id) => `/opportunities/${id}`,
});
