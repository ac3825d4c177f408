import type { ApolloClient } from '@apollo/client';
import { ProductNameDocument, ProductOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Products, for pickers and links in other features. */
export const productReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Product',
  search: async (search) => {
    const { data } = await client.query({
      query: ProductOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.products.nodes ?? []).map(({ id, name, sku }) => ({
      value: id,
      label: name,
      hint: sku ?? undefined,
    }));
  },
  name: async (id) =>
    (await client.query({ query: ProductNameDocument, variables: { id } })).data?.product?.name ?? null,
  href: (id) => `/products/${id}`,
});
