import { Divider, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  DeletePipelineStageDocument,
  type SettingsPipelineFragment,
  type SettingsStageFragment,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { ConfirmButton } from '../../kit/form/ConfirmButton';

interface DeleteStageProps {
  stage: SettingsStageFragment;
  pipeline: SettingsPipelineFragment;
  onDone: () => void;
}

/** Deletes a stage; what is in it goes to another one. */
export function DeleteStage({ stage, pipeline, onDone }: DeleteStageProps) {
  const save = useSave();
  const [moveTo, setMoveTo] = useState<string | null>(null);
  const others = pipeline.stages
    .filter(({ id }) => id !== stage.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Stack gap="xs">
      <Divider my="xs" />
      <ConfirmButton
        label="Delete stage"
        question={
          <Select
            label="Its opportunities go to"
            description="Needed when there are opportunities in the stage."
            data={others}
            value={moveTo}
            onChange={setMoveTo}
            clearable
            comboboxProps={{ withinPortal: true }}
          />
        }
        confirm={`Delete ${stage.name}`}
        onConfirm={async () => {
          await save(
            DeletePipelineStageDocument,
            { id: stage.id, moveTo },
            { done: `${stage.name} deleted`, refetch: ['SettingsPipeline'] },
          );
          onDone();
        }}
      />
    </Stack>
  );
}
