import { useQuery } from '@apollo/client/react';
import { Group, Select } from '@mantine/core';
import { StageOptionsDocument } from '../../gql/graphql';

type Values = Record<string, unknown>;

interface StageChoiceProps {
  values: Values;
  onValues: (values: Values) => void;
}

/** In which pipeline and stage a new opportunity begins: the first stage of the default pipeline unless others are chosen. */
export function StageChoice({ values, onValues }: StageChoiceProps) {
  const { data } = useQuery(StageOptionsDocument);
  const pipelines = data?.pipelines ?? [];
  const pipeline =
    pipelines.find(({ id }) => id === values.pipelineId) ?? pipelines.find(({ isDefault }) => isDefault);
  const stages = pipeline?.stages.filter(({ kind }) => kind === 'OPEN') ?? [];
  return (
    <Group gap="xs" grow>
      <Select
        label="Pipeline"
        data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        value={pipeline?.id ?? null}
        allowDeselect={false}
        onChange={(pipelineId) => onValues({ ...values, pipelineId, stageId: null })}
      />
      <Select
        label="Stage"
        data={stages.map(({ id, name }) => ({ value: id, label: name }))}
        value={(values.stageId as string | null) ?? stages[0]?.id ?? null}
        allowDeselect={false}
        onChange={(stageId) => onValues({ ...values, stageId })}
      />
    </Group>
  );
}
