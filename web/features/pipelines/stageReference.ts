import type { ApolloClient } from '@apollo/client';
import { StageOptionsDocument } from '../../gql/graphql';
import type { ReferenceSource } from '../../kit/data/references';

/** Stages of all pipelines, for their names in history and for pickers. */
export const stageReference = (client: ApolloClient): ReferenceSource => {
  const all = async () => {
    const { data } = await client.query({ query: StageOptionsDocument });
    return (data?.pipelines ?? []).flatMap(({ name: pipeline, stages }) =>
      stages.map(({ id, name }) => ({ value: id, label: name, hint: pipeline })),
    );
  };
  return {
    label: 'Stage',
    search: async (text) =>
      (await all()).filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())),
    name: async (id) => (await all()).find(({ value }) => value === id)?.label ?? null,
  };
};
