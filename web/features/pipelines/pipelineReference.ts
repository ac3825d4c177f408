import type { ApolloClient } from '@apollo/client';
import { PipelineNameDocument, PipelineOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Pipelines, for pickers and links in other features. */
export const pipelineReference = (client: ApolloClient): ReferenceSource => ({
  label: 'Pipeline',
  search: async (text) => {
    const { data } = await client.query({ query: PipelineOptionsDocument });
    return (data?.pipelines ?? [])
      .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
      .map(({ id, name }) => ({ value: id, label: name }));
  },
  name: async (id) =>
    (await client.query({ query: PipelineNameDocument, variables: { id } })).data?.pipeline?.name ?? null,
  href: (id) => `/pipeline/${id}`,
});
