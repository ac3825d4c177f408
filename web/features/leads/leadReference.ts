import type { ApolloClient } from '@apollo/client';
import { LeadNameDocument, LeadOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Leads, for pickers and links in other features. */
export const leadReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Lead',
  search: async (search) => {
    const { data } = await client.query({
      query: LeadOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.leads.nodes ?? []).map((lead) => ({
      value: lead.id,
      label: lead.name,
      hint: lead.companyName ?? undefined,
    }));
  },
  name: async (id) =>
    (await client.query({ query: LeadNameDocument, variables: { id } })).data?.lead?.name ?? null,
  href: (id) => `/leads/${id}`,
});
