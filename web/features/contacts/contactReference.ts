import type { ApolloClient } from '@apollo/client';
import { ContactNameDocument, ContactOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Contacts, for pickers and links in other features. */
export const contactReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Contact',
  search: async (search) => {
    const { data } = await client.query({
      query: ContactOptionsDocument,
      variables: { search: search || null },
      fetchPolicy: 'network-only',
    });
    return (data?.contacts.nodes ?? []).map((contact) => ({
      value: contact.id,
      label: contact.name,
      hint: contact.client?.name,
    }));
  },
  name: async (id) =>
    (await client.query({ query: ContactNameDocument, variables: { id } })).data?.contact?.name ?? null,
  href: (id) => `/contacts/${id}`,
});
