import type { ApolloClient } from '@apollo/client';
import { PriceListNameDocument, PriceListOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Price lists that are used, for pickers and links in other features. */
export const priceListReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Price list',
  search: async (search) => {
    const { data } = await client.query({
      query: PriceListOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.priceLists.nodes ?? []).map(({ id, name, currency }) => ({
      value: id,
      label: name,
      hint: currency,
    }));
  },
  name: async (id) =>
    (await client.query({ query: PriceListNameDocument, variables: { id } })).data?.priceList?.name ?? null,
  href: (id) => `/settings/price-lists/${id}`,
});
