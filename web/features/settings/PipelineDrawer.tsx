import {
  CreatePipelineDocument,
  type SettingsPipelineFragment,
  UpdatePipelineDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FormDrawer } from './SettingsForm';

const fields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true },
  { key: 'description', label: 'Description', type: 'longText' },
  { key: 'isDefault', label: 'New opportunities go here', type: 'boolean' },
  { key: 'active', label: 'Active', type: 'boolean' },
  {
    key: 'warmDays',
    label: 'Warm after days',
    type: 'number',
    help: 'Days without activity after which a card is marked warm.',
  },
  {
    key: 'rottenDays',
    label: 'Rotten after days',
    type: 'number',
    help: 'Days without activity after which a card is marked rotten.',
  },
]);
const fresh = { active: true };

interface PipelineDrawerProps {
  pipeline?: SettingsPipelineFragment;
  opened: boolean;
  onClose: () => void;
  onCreated?: (id: string) => void;
}

/** Creates or changes a pipeline; its stages are on its page. */
export function PipelineDrawer({ pipeline, opened, onClose, onCreated }: PipelineDrawerProps) {
  const save = useSave();
  return (
    <FormDrawer
      title={pipeline ? 'Edit pipeline' : 'Create pipeline'}
      opened={opened}
      onClose={onClose}
      creating={!pipeline}
      fields={fields}
      record={pipeline ?? fresh}
      submitLabel={pipeline ? 'Save pipeline' : 'Create pipeline'}
      save={async (values, version) => {
        if (pipeline)
          return save(
            UpdatePipelineDocument,
            { input: { id: pipeline.id, version, ...values } },
            { done: `${pipeline.name} saved` },
          );
        const data = await save(
          CreatePipelineDocument,
          { input: { ...values, name: values.name } },
          { done: `${values.name} created` },
        );
        if (data) onCreated?.(data.createPipeline.id);
      }}
    />
  );
}
