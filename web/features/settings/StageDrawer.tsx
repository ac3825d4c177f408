import { ColorInput, MultiSelect } from '@mantine/core';
import {
  CreatePipelineStageDocument,
  type SettingsPipelineFragment,
  type SettingsStageFragment,
  UpdatePipelineStageDocument,
} from '../../gql/graphql';
import { useCustomFields } from '../../kit/customFields/useFields';
import { useSave } from '../../kit/data/useSave';
import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { DeleteStage } from './DeleteStage';
import { FormDrawer } from './SettingsForm';

const fields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true },
  { key: 'description', label: 'What has to be true here', type: 'longText' },
  { key: 'kind', label: 'Kind', type: 'choice', options: choicesOf(['OPEN', 'WON', 'LOST']), required: true },
  { key: 'probability', label: 'Probability', type: 'percent', help: 'Chance of winning from here.' },
  {
    key: 'forecastCategory',
    label: 'Forecast category',
    type: 'choice',
    options: choicesOf(['OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED']),
    required: true,
  },
  { key: 'warmDays', label: 'Warm after days', type: 'number' },
  { key: 'rottenDays', label: 'Rotten after days', type: 'number' },
]);
const OPEN_ONLY = ['probability', 'forecastCategory', 'warmDays', 'rottenDays'];
const REQUIRABLE = [
  { value: 'amount', label: 'Amount' },
  { value: 'expectedCloseOn', label: 'Expected close' },
  { value: 'contactId', label: 'Contact' },
  { value: 'nextStep', label: 'Next step' },
  { value: 'source', label: 'Source' },
  { value: 'description', label: 'Description' },
  { value: 'lostReason', label: 'Lost reason' },
  { value: 'lostToCompetitorId', label: 'Lost to competitor' },
];
const SWATCHES = [
  '#4c6ef5',
  '#228be6',
  '#15aabf',
  '#12b886',
  '#40c057',
  '#fab005',
  '#fd7e14',
  '#fa5252',
  '#e64980',
  '#be4bdb',
  '#868e96',
];
const fresh = { kind: 'OPEN', probability: 50, forecastCategory: 'PIPELINE', color: SWATCHES[0] };

interface StageDrawerProps {
  stage: SettingsStageFragment | 'new' | null;
  pipeline: SettingsPipelineFragment;
  onClose: () => void;
}

/** Adds or changes a stage. */
export function StageDrawer({ stage: shown, pipeline, onClose }: StageDrawerProps) {
  const save = useSave();
  const custom = useCustomFields('Opportunity');
  const stage =
    shown === 'new' || !shown ? null : (pipeline.stages.find(({ id }) => id === shown.id) ?? shown);
  const refetch = ['SettingsPipeline'];
  return (
    <FormDrawer
      title={stage ? `Edit ${stage.name}` : 'Add stage'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!stage}
      fields={fields}
      record={stage ?? fresh}
      visible={(key, values) => values.kind === 'OPEN' || !OPEN_ONLY.includes(key)}
      submitLabel={stage ? 'Save stage' : 'Add stage'}
      save={(values, version) =>
        stage
          ? save(
              UpdatePipelineStageDocument,
              { input: { id: stage.id, version, ...values } },
              { done: `${stage.name} saved`, refetch },
            )
          : save(
              CreatePipelineStageDocument,
              { input: { color: fresh.color, ...values, name: values.name, pipelineId: pipeline.id } },
              { done: `${values.name} added`, refetch },
            )
      }
      after={
        stage?.viewerCan.includes('delete') && (
          <DeleteStage stage={stage} pipeline={pipeline} onDone={onClose} />
        )
      }
    >
      {(values, set) => (
        <>
          <ColorInput
            label="Colour"
            format="hex"
            swatches={SWATCHES}
            value={values.color ?? (stage ?? fresh).color ?? ''}
            onChange={(color) => set('color', color || null)}
            popoverProps={{ withinPortal: true }}
            eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
          />
          <MultiSelect
            searchable
            label="Required fields"
            description="An opportunity needs a value in them to enter the stage."
            data={[...REQUIRABLE, ...custom.map(({ key, label }) => ({ value: key, label }))]}
            value={values.requiredFields ?? stage?.requiredFields ?? []}
            onChange={(keys) => set('requiredFields', keys)}
          />
        </>
      )}
    </FormDrawer>
  );
}
